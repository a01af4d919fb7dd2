"""A task that waits for room in a mailbox."""

from collections.abc import Callable

from .messages import Envelope
from .wakeup import Sleeper


class WaitingSender:
    """The current task, with the message that it wants to add."""

    __slots__ = ("accepted", "envelope", "sleeper")

    def __init__(self, envelope: Envelope) -> None:
        self.envelope, self.sleeper, self.accepted = envelope, Sleeper(), False

    async def wait(self, withdraw: Callable[[], bool]) -> bool:
        """Sleep until there is room or no hope; tell whether the message was put in."""
        await self.sleeper.sleep(withdraw)
        return self.accepted

    def settle(self, *, accepted: bool) -> None:
        """Wake it: its message was put in, or never will be."""
        self.accepted = accepted
        self.sleeper.wake()
