"""What can be seen of an actor while it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorStatistics:
    """One incarnation at one moment.

    `mailbox` messages wait, of at most `capacity`; `handled` were taken up so far, of which
    `refused` were answered with a `Refusal`. `kind` is "trio" or "thread".
    """

    name: str
    kind: str
    generation: int
    mailbox: int
    capacity: int
    handled: int
    refused: int
