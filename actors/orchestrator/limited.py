"""A limit that tasks at hand would hit, as the orchestrator sees it."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import trio

from ..throttle import LimitPhase, LimitView, Wait, wall_clock

# An answer may be older than what is known by now: ask again rather soon.
_AGAIN = 0.5


@dataclass(slots=True)
class LimitedKey:
    """`view`: the newest that was told.  `asking`: a permit is on its way.

    `shut_until`: nobody asks before; trio's clock.
    """

    view: LimitView
    asking: bool = False
    shut_until: float = field(default=-math.inf)

    @property
    def is_paused(self) -> bool:
        """Whether nothing is started, as far as is known."""
        return self.view.phase is not LimitPhase.FREE

    @property
    def is_open(self) -> bool:
        """Whether a task may ask for its permit."""
        return not self.asking and not self.is_paused and trio.current_time() >= self.shut_until

    @property
    def seconds_left(self) -> float:
        """How long the pause lasts; 0 when there is none, or nobody knows."""
        if self.view.phase is not LimitPhase.PAUSED or self.view.until is None:
            return 0.0
        until = datetime.fromisoformat(self.view.until)
        return max(0.0, (until - wall_clock()).total_seconds())

    @property
    def reason(self) -> str:
        """Why tasks are held, for people."""
        whose = f"{self.view.provider}/{self.view.account}"
        if self.view.phase is LimitPhase.ASKING:
            return f"{whose} was limited: somebody has to say that the work goes on"
        return f"{whose} is limited until {self.view.until}: {self.view.reason}"

    @property
    def told(self) -> dict[str, Any]:
        """The data of the events that say so."""
        view = self.view
        whose = {"provider": view.provider, "account": view.account}
        return whose | {"reason": self.reason, "until": view.until}

    def see(self, view: LimitView) -> None:
        """Take note of a change; who was told to wait before may ask again."""
        self.view, self.shut_until = view, -math.inf

    def shut(self, wait: Wait) -> float:
        """Keep tasks from asking for a while; return the seconds."""
        known = wait.seconds if wait.in_turn and wait.seconds is not None else _AGAIN
        self.shut_until = trio.current_time() + known
        return known
