"""Events after a cursor: the stored ones, then the live ones, with no seam between them."""

import contextlib
from types import TracebackType
from typing import Self

import trio

from ..event_store import Event, EventLog
from ..kernel import ActorDied, Address, AskTimeout
from .messages import Subscribe, Unsubscribe
from .subscription import Lagging, OverflowPolicy, Subscription, SubscriptionEnded
from .topics import TopicPattern

PAGE = 256
_RETRY = 0.05


class EventFeed:
    """Every matching event exactly once and in order, whatever restarts meanwhile.

    `async with` it and call `receive()`. It subscribes first and reads the log after that, so
    that nothing falls between the two; what comes by both ways is recognised by its number. A
    reader that is too slow for its backlog goes back to reading the log.
    """

    def __init__(
        self,
        log: EventLog,
        broadcaster: Address,
        pattern: TopicPattern,
        *,
        after: int = 0,
        backlog: int = 1024,
        policy: OverflowPolicy = OverflowPolicy.CATCH_UP,
    ) -> None:
        self.cursor = after
        self._log, self._broadcaster = log, broadcaster
        self._pattern, self._backlog, self._policy = pattern, backlog, policy
        self._subscription = self._new_subscription()
        self._reading_log = True

    async def __aenter__(self) -> Self:
        await self._subscribe()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._unsubscribe()

    @property
    def is_live(self) -> bool:
        """Whether what was stored has been received, so that `receive` waits for what comes."""
        return not self._reading_log

    async def receive(self, most: int = PAGE) -> tuple[Event, ...]:
        """Wait for the next events, at least one and up to `most`."""
        while True:
            fresh = await (self._read(most) if self._reading_log else self._follow(most))
            if fresh:
                self.cursor = fresh[-1].sequence_number
                return fresh

    async def _read(self, most: int) -> tuple[Event, ...]:
        page = await self._log.read(self._pattern.query(after=self.cursor, limit=most))
        self._reading_log = page.more
        return page.events

    async def _follow(self, most: int) -> tuple[Event, ...]:
        try:
            events = await self._subscription.receive(most)
        except Lagging:
            self._reading_log = True
            return ()
        except SubscriptionEnded:
            if self._policy is OverflowPolicy.DISCONNECT:
                raise
            await self._subscribe()
            return ()
        return tuple(event for event in events if event.sequence_number > self.cursor)

    async def _subscribe(self) -> None:
        self._subscription = self._new_subscription()
        self._reading_log = True
        while True:
            try:
                return await self._broadcaster.ask(Subscribe(self._subscription))
            except (ActorDied, AskTimeout):
                await trio.sleep(_RETRY)

    def _new_subscription(self) -> Subscription:
        return Subscription(self._pattern, backlog=self._backlog, policy=self._policy)

    def _unsubscribe(self) -> None:
        self._subscription.end("the reader left")
        with contextlib.suppress(ActorDied, trio.WouldBlock):
            self._broadcaster.tell_nowait(Unsubscribe(self._subscription))
