"""The actor that knows which accounts are limited, and lets work go on when that is over."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NoReturn

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import EventLog, EventQuery
from ..kernel import Address, Envelope, NotFound, TrioActor, Unavailable, brief
from .book import KINDS, LimitBook
from .deciding import resumption
from .gate import Gate
from .keeper import LOG_FAILURES, Keeper
from .limit import ResumedBy
from .messages import LimitChange, LimitKey, LimitPhase, LimitView, ListLimits, MayStart, Resume
from .rules import Rules
from .waits import wall_clock
from .watchers import Watchers


class Throttle(TrioActor):
    """What one task meets holds for all that use the same account: a projection over the log.

    It records LIMIT_PAUSED, LIMIT_ASKED and LIMIT_RESUMED, which every monitor sees.
    `now`: the wall clock, for tests.
    """

    background = True

    def __init__(
        self,
        log: EventLog,
        broadcaster: Address,
        rules: Rules,
        *,
        now: Callable[[], datetime] = wall_clock,
    ) -> None:
        super().__init__()
        self._log = log
        self._feed = EventFeed(log, broadcaster, TopicPattern(types=KINDS))
        self._book = LimitBook(rules.waits)
        self._gate = Gate(self._book, rules, now)
        self._keeper = Keeper(log, self._book, rules.auto_resume, now)
        self._watchers = Watchers(self._book)

    async def on_start(self) -> None:
        """Know all that is in the log before anyone may start anything."""
        last = await self._log.flush()
        async for event in self._log.iterate(EventQuery(types=KINDS, until_sequence=last)):
            self._gate.notice(self._book.fold((event,)))
        self._feed.cursor = last
        self._keeper.notice(last)
        self.start_soon(self._follow)
        self.start_soon(self._keeper.run)

    async def on_receive(self, message: Any) -> Any:
        """Answer, now or when the limit has changed."""
        match message:
            case MayStart(provider, account):
                return self._gate.may_start(LimitKey(provider, account))
            case LimitChange():
                if (view := self._watchers.news(message)) is not None:
                    return view
                self._watchers.hold(self.defer())
            case ListLimits():
                return tuple(limit.view for _, limit in sorted(self._book.limits.items()))
            case Resume(provider, account):
                return self._go_on(LimitKey(provider, account))
            case _:
                return await super().on_receive(message)

    async def _follow(self) -> NoReturn:
        async with self._feed as feed:
            while True:
                events = await feed.receive()
                changed = self._book.fold(events)
                self._gate.notice(changed)
                self._keeper.notice(events[-1].sequence_number)
                for envelope, view in self._watchers.take_answered():
                    self.settle(envelope, view)

    def _go_on(self, key: LimitKey) -> LimitView | None:
        limit = self._book.limits.get(key)
        if limit is None:
            raise NotFound(f"{key} was never limited: see the list of limits")
        if limit.view.phase is LimitPhase.FREE:
            return limit.view
        self.start_soon(self._resume, key, self.defer())
        return None

    async def _resume(self, key: LimitKey, envelope: Envelope) -> None:
        try:
            await self._keeper.record(resumption(self._book.limit(key), ResumedBy.PERSON))
        except LOG_FAILURES as error:
            failed = Unavailable(f"that the work goes on could not be recorded: {brief(error)}")
            self.settle(envelope, error=failed)
        else:
            self.settle(envelope, self._book.limit(key).view)
