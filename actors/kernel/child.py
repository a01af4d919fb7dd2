"""How a supervisor describes, starts and stops a child."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from .incarnation import Incarnation
from .messages import Ask


class Restart(StrEnum):
    """When a child is started again: always, after an error only, or never (OTP's words)."""

    PERMANENT = "permanent"
    TRANSIENT = "transient"
    TEMPORARY = "temporary"


class Kind(StrEnum):
    """What a child is, as the tree shows it."""

    ACTOR = "actor"
    SUPERVISOR = "supervisor"
    TASK = "task"


Run = Callable[[Incarnation], Awaitable[None]]


class Runnable(Protocol):
    """What an actor's factory returns."""

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation; raise what it died of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSpec:
    """A child as its supervisor sees it; times in seconds.

    `run` lives one incarnation and calls `incarnation.started()` when ready, within
    `start_timeout`. `shutdown` bounds its polite end, after which it is cancelled.
    """

    name: str
    run: Run = field(repr=False)
    restart: Restart = Restart.PERMANENT
    kind: Kind = Kind.TASK
    shutdown: float = 5.0
    start_timeout: float = 30.0
    significant: bool = False

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a child needs a name")
        for limit in ("shutdown", "start_timeout"):
            if getattr(self, limit) <= 0:
                raise ValueError(f"{limit} of {self.name!r} must be above 0 seconds")
        if self.significant and self.restart is Restart.PERMANENT:
            raise ValueError(f"{self.name!r} is permanent: its end can never be significant")


@dataclass(frozen=True, slots=True)
class StartChild(Ask[None]):
    """To a supervisor: add this child and start it; replied when it is ready."""

    spec: ChildSpec


@dataclass(frozen=True, slots=True)
class StopChild(Ask[bool]):
    """To a supervisor: end this child; False when there is none of that name."""

    name: str


def actor_child(
    name: str,
    factory: Callable[[], Runnable],
    *,
    restart: Restart = Restart.PERMANENT,
    shutdown: float = 5.0,
    start_timeout: float = 30.0,
    significant: bool = False,
) -> ChildSpec:
    """Describe an actor as a child; `factory` makes a fresh one for each incarnation."""

    async def run(incarnation: Incarnation) -> None:
        await factory().run(incarnation)

    return ChildSpec(
        name=name,
        run=run,
        restart=restart,
        kind=Kind.ACTOR,
        shutdown=shutdown,
        start_timeout=start_timeout,
        significant=significant,
    )
