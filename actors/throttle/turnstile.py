"""Starts after a pause: one after the other, so that they do not run into the limit together."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stagger:
    """Starts are `interval` seconds apart, and up to the part `jitter` of that more."""

    interval: float
    jitter: float
    # S311: spreading starts in time needs no secrecy.
    chance: Callable[[], float] = field(default=random.random, repr=False)

    def next_gap(self) -> float:
        """Return the seconds until the next start."""
        return self.interval * (1 + self.jitter * self.chance())


# Who waits may have no place to run for a while: the line has gone when nobody came for this many
# intervals.
_PATIENCE = 10


class Turnstile:
    """Lets one start through at a time, until nobody waits any more.

    Nothing of it is recorded: who restarts it lets the next through at once, and the others after
    that one.
    """

    def __init__(self, stagger: Stagger, now: float) -> None:
        self._stagger, self._opens_at = stagger, now

    def pass_through(self, now: float) -> float:
        """Let a start through and return 0; or return after how many seconds to come again."""
        if now < self._opens_at:
            return self._opens_at - now
        self._opens_at = now + self._stagger.next_gap()
        return 0.0

    def is_idle(self, now: float) -> bool:
        """Whether nobody has come for so long that nobody waits."""
        return now - self._opens_at > _PATIENCE * self._stagger.interval
