"""Who may start now."""

from collections.abc import Callable, Iterable
from datetime import datetime

import trio

from .answers import turn_of, wait_of
from .book import LimitBook
from .deciding import seconds_left
from .messages import LimitKey, LimitPhase, Permit, Wait
from .rules import Rules
from .turnstile import Turnstile


class Gate:
    """Shut while a limit holds; after that it lets one through at a time."""

    def __init__(self, book: LimitBook, rules: Rules, now: Callable[[], datetime]) -> None:
        self._book, self._rules, self._now = book, rules, now
        self._shut: set[LimitKey] = set()
        self._turnstiles: dict[LimitKey, Turnstile] = {}

    def notice(self, changed: Iterable[LimitKey]) -> None:
        """Shut and open by what has changed."""
        for key in changed:
            if self._book.limit(key).view.phase is not LimitPhase.FREE:
                self._shut.add(key)
                self._turnstiles.pop(key, None)
            elif key in self._shut:
                self._shut.remove(key)
                self._turnstiles[key] = Turnstile(self._rules.stagger, trio.current_time())

    def may_start(self, key: LimitKey) -> Permit | Wait:
        """Answer one that wants to start."""
        limit, now = self._book.limit(key), trio.current_time()
        if key in self._shut:
            left = seconds_left(limit, self._rules.auto_resume, self._now())
            return wait_of(limit.view, left)
        if (turnstile := self._turnstiles.get(key)) is None:
            return Permit()
        if turnstile.is_idle(now):
            del self._turnstiles[key]
            return Permit()
        wait = turnstile.pass_through(now)
        return turn_of(limit.view, wait) if wait else Permit()
