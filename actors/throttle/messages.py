"""What the throttle is asked."""

from dataclasses import dataclass
from enum import StrEnum

from ..kernel import Ask

DEFAULT_ACCOUNT = "default"


@dataclass(frozen=True, slots=True, order=True)
class LimitKey:
    """Whose limit it is: what one account may ask of one provider."""

    provider: str
    account: str = DEFAULT_ACCOUNT

    def __str__(self) -> str:
        return f"{self.provider}/{self.account}"


class LimitPhase(StrEnum):
    """Whether work that would hit the limit is started."""

    FREE = "free"
    PAUSED = "paused"  # until an instant
    ASKING = "asking"  # until a person says go on


@dataclass(frozen=True, slots=True)
class LimitView:
    """What is known of a limit. Instants are ISO 8601 in UTC.

    `until`: of the latest pause.  `told`: whether the provider said so.  `strikes`: pauses in a
    row.  `slow_since`: a request takes far longer than usual.  `task_id`: who met the limit last.
    `version` grows with each change.
    """

    provider: str
    account: str
    phase: LimitPhase = LimitPhase.FREE
    since: str | None = None
    until: str | None = None
    told: bool = False
    reason: str = ""
    strikes: int = 0
    slow_since: str | None = None
    task_id: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Permit:
    """Start it now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Do not start it now; ask again in `seconds` (None: when the limit changes).

    `until`: the instant then, if it is known.  `in_turn`: the limit is over, and it is only not
    this one's turn yet.
    """

    until: str | None
    reason: str
    seconds: float | None
    in_turn: bool = False


@dataclass(frozen=True, slots=True)
class MayStart(Ask[Permit | Wait]):
    """Ask to start something that would hit a limit; a permit is to be used at once."""

    provider: str
    account: str = DEFAULT_ACCOUNT


@dataclass(frozen=True, slots=True)
class LimitChange(Ask[LimitView]):
    """Ask for a limit, answered when its version is above `seen`; 0 for one not known yet."""

    provider: str
    account: str = DEFAULT_ACCOUNT
    seen: int = -1


@dataclass(frozen=True, slots=True)
class ListLimits(Ask[tuple[LimitView, ...]]):
    """Ask for all limits that were ever met, in the order of their names."""


@dataclass(frozen=True, slots=True)
class Resume(Ask[LimitView]):
    """A person says go on; fine for a limit that is free. `NotFound` when it was never met."""

    provider: str
    account: str = DEFAULT_ACCOUNT
