"""What the actors of one application share: names, dead letters, defaults."""

import logging
from dataclasses import dataclass
from typing import Any

from .address import Address
from .dead_letters import DeadLetters, DeadLetterStatistics
from .names import Names
from .reply import Reply
from .statistics import ActorStatistics
from .watch import DeathWatch

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SystemStatistics:
    """All live actors, the dead letters, and what overran its deadline at its end."""

    actors: tuple[ActorStatistics, ...]
    dead_letters: DeadLetterStatistics
    overran: tuple[str, ...]


class ActorSystem:
    """One per application: actors find each other in it by name.

    `ask_timeout` (seconds) bounds each ask that names no limit of its own.
    """

    def __init__(self, *, ask_timeout: float = 5.0) -> None:
        if ask_timeout <= 0:
            raise ValueError(f"ask_timeout must be above 0 seconds, not {ask_timeout}")
        self.ask_timeout = ask_timeout
        self.names = Names()
        self.dead_letters = DeadLetters()
        self.deaths = DeathWatch(self.names)
        self._overran: list[str] = []
        self._abandoned: dict[str, Reply[Any]] = {}

    def address(self, name: str) -> Address:
        """Return the address of whoever holds `name`, now or later."""
        return Address(name, self.names, self.dead_letters, self.ask_timeout)

    def report_overrun(self, name: str, what: str) -> None:
        """Record that `name` did not end within its deadline."""
        _log.error("%s overran its deadline: %s", name, what)
        self._overran.append(name)

    # A thread cannot be killed, only abandoned. What it holds (a database, a file) must not be
    # opened by its successor while it may still write.
    def abandon(self, name: str, finished: Reply[Any]) -> None:
        """Remember a thread that was left behind, until `finished` is set."""
        self._abandoned[name] = finished

    def is_abandoned_alive(self, name: str) -> bool:
        """Tell whether a thread of an earlier incarnation of `name` may still run."""
        finished = self._abandoned.get(name)
        return finished is not None and not finished.is_set()

    def statistics(self) -> SystemStatistics:
        """Return what there is to see now."""
        refs = (self.names.lookup(name) for name in self.names.all())
        actors = tuple(ref.actor.statistics() for ref in refs if ref is not None)
        return SystemStatistics(actors, self.dead_letters.statistics(), tuple(self._overran))
