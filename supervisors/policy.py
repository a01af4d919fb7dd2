"""When children are restarted, together with whom, how often and how soon (OTP's terms)."""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Strategy(StrEnum):
    """Who is restarted when one child fails."""

    ONE_FOR_ONE = "one_for_one"
    ONE_FOR_ALL = "one_for_all"
    REST_FOR_ONE = "rest_for_one"


class AutoShutdown(StrEnum):
    """Whether the supervisor ends when significant children have ended by themselves."""

    NEVER = "never"
    ANY_SIGNIFICANT = "any_significant"
    ALL_SIGNIFICANT = "all_significant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """How long to wait before a restart; times in seconds.

    The first failure is repaired at once, the n-th waits `initial * factor**(n-2)`, at most
    `maximum`, of which up to the part `jitter` is taken off at random. A child that ran for
    `reset_after` counts from one again.
    """

    initial: float = 0.1
    factor: float = 2.0
    maximum: float = 5.0
    jitter: float = 0.25
    reset_after: float = 30.0
    # S311: spreading restarts in time needs no secrecy.
    chance: Callable[[], float] = field(default=random.random, repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.initial <= self.maximum:
            raise ValueError(f"backoff: 0 <= initial ({self.initial}) <= maximum is required")
        if not self.factor >= 1 or not 0 <= self.jitter <= 1:
            raise ValueError("backoff: factor must be at least 1 and jitter between 0 and 1")
        if not self.reset_after >= 0:
            raise ValueError(f"backoff: reset_after ({self.reset_after}) must be >= 0 seconds")

    def delay(self, failures: int) -> float:
        """Return the seconds to wait before the restart after this many failures in a row."""
        if failures <= 1:
            return 0.0
        full = min(self.maximum, self.initial * self._growth(failures - 2))
        return full * (1 - self.jitter * self.chance())

    def _growth(self, steps: int) -> float:
        try:
            return self.factor**steps
        except OverflowError:
            return sys.float_info.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A supervisor's rules: more than `max_restarts` in `within` seconds escalate."""

    strategy: Strategy = Strategy.ONE_FOR_ONE
    max_restarts: int = 3
    within: float = 60.0
    backoff: Backoff = field(default_factory=Backoff)
    auto_shutdown: AutoShutdown = AutoShutdown.NEVER

    def __post_init__(self) -> None:
        if self.max_restarts < 0 or not self.within > 0:
            raise ValueError("max_restarts must be >= 0 and within > 0 seconds")
        if self.max_restarts and self.backoff.maximum >= self.within / self.max_restarts:
            raise ValueError(
                f"a backoff of up to {self.backoff.maximum} s lets {self.max_restarts} restarts in "
                f"{self.within} s never be exceeded: lower backoff.maximum or max_restarts"
            )

    def describe(self) -> str:
        """Say the allowed intensity in words."""
        return f"{self.max_restarts} restarts in {self.within:g} s"
