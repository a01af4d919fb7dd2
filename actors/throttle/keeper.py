"""Recording what is decided about limits, each decision once."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

import trio

from ..event_store import Event, EventLog, StorageError
from ..kernel import ActorDied, AskTimeout, brief
from .book import LimitBook
from .deciding import AutoResume, decide, seconds_left

_log = logging.getLogger(__name__)
LOG_FAILURES = (StorageError, ActorDied, AskTimeout)
_RETRY = 1.0
# A machine that slept, or whose clock was set, is noticed so soon; seconds.
_LONGEST_SLEEP = 30.0


class Keeper:
    """Records decisions and sees them in the log before it makes the next."""

    def __init__(
        self, log: EventLog, book: LimitBook, policy: AutoResume, now: Callable[[], datetime]
    ) -> None:
        self._log, self._book, self._policy, self._now = log, book, policy, now
        self._seen = 0
        self._news = trio.Event()

    def notice(self, seen: int) -> None:
        """Know that the book holds the log up to this sequence number."""
        self._seen = seen
        self._news.set()
        self._news = trio.Event()

    async def run(self) -> NoReturn:
        """Decide whenever something has changed or a pause is over, for good."""
        while True:
            news = self._news
            if (due := self._next_due()) is not None:
                await self._record_now_or_soon(due)
                continue
            with trio.move_on_after(self._time_to_sleep()):
                await news.wait()

    async def record(self, event: Event) -> None:
        """Append an event and wait until the book has seen it. Errors as `EventLog.append`."""
        stored = (await self._log.append(event))[0]
        while self._seen < stored.sequence_number:
            await self._news.wait()

    async def _record_now_or_soon(self, event: Event) -> None:
        try:
            await self.record(event)
        except LOG_FAILURES as error:
            _log.warning("%s waits: %s", event.event_type, brief(error))
            await trio.sleep(_RETRY)

    def _next_due(self) -> Event | None:
        now, limits = self._now(), self._book.limits.values()
        found = (decide(limit, self._policy, now) for limit in limits)
        return next((event for event in found if event is not None), None)

    def _time_to_sleep(self) -> float:
        now, limits = self._now(), self._book.limits.values()
        known = [seconds_left(limit, self._policy, now) for limit in limits]
        return min([_LONGEST_SLEEP, *(left for left in known if left is not None)])
