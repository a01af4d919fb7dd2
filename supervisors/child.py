"""A supervisor's record of one child, and the events that are told of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import trio

from ..actors.kernel import ChildSpec, Incarnation, Restart
from .policy import Backoff


class State(StrEnum):
    """Where a child is in its life."""

    STARTING = "starting"
    RUNNING = "running"
    WAITING = "waiting to restart"
    STOPPING = "stopping"
    STOPPED = "stopped"


# By identity: a name may be given to a new child while events about its last bearer are on
# their way.
@dataclass(slots=True, eq=False)
class Child:
    """What is known of one child.

    `generation` counts its lives; `epoch` counts decisions about it, so that an event which was
    on its way when a decision fell is recognised as stale.
    """

    spec: ChildSpec
    generation: int = 0
    epoch: int = 0
    state: State = State.STOPPED
    restarts: int = 0
    failures: int = 0
    last_error: BaseException | None = None
    started_at: float = 0.0
    incarnation: Incarnation | None = None
    scope: trio.CancelScope = field(default_factory=trio.CancelScope)
    ended: trio.Event = field(default_factory=trio.Event)

    @property
    def name(self) -> str:
        """The child's name, which is its actor's name."""
        return self.spec.name

    @property
    def is_active(self) -> bool:
        """Whether it works or will again, if nobody asks for the contrary."""
        return self.state not in (State.STOPPING, State.STOPPED)

    def wants_restart(self, reason: BaseException | None) -> bool:
        """Tell what the child's restart kind says to this end."""
        if self.spec.restart is Restart.TRANSIENT:
            return reason is not None
        return self.spec.restart is Restart.PERMANENT

    def count_failure(self, now: float, backoff: Backoff) -> float:
        """Count a failure and return the seconds to wait before the restart."""
        if self.state is State.RUNNING and now - self.started_at >= backoff.reset_after:
            self.failures = 0
        self.failures += 1
        return backoff.delay(self.failures)

    def hold(self, state: State) -> None:
        """Take the child out of service: what is still on its way about it is stale."""
        self.epoch += 1
        self.state = state


@dataclass(frozen=True, slots=True)
class Exited:
    """To the supervisor itself: an incarnation ended; None is a normal end."""

    child: Child
    epoch: int
    reason: BaseException | None


@dataclass(frozen=True, slots=True)
class RestartDue:
    """To the supervisor itself: a backoff is over; the children that waited, with their epochs."""

    waiting: tuple[tuple[Child, int], ...]


Event = Exited | RestartDue
Post = Callable[[Event], None]
