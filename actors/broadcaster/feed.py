"""Events after a cursor: the stored ones, then the live ones, with no seam between them."""

from typing import Self

import trio

from ..event_store import Event, EventLog, EventPage
from ..kernel import ActorDied, Address, AskTimeout
from .errors import Lagging
from .missed import FeedPage, UntoldGaps, live_page
from .overflow import OverflowPolicy, SubscriptionStatistics
from .subscriber import Subscriber
from .topics import TopicPattern

PAGE = 256
_RETRY = 0.05


# The log is read to its end first, so that a long history does not overflow the backlog; then
# it subscribes and reads on in the log, so that nothing falls between the two. What comes by
# both ways is recognised by its number.
class EventFeed:
    """Every matching event exactly once and in order, whatever restarts meanwhile.

    Use it with `async with` and call `receive()`. A reader that is too slow for its backlog goes
    back to reading the log, unless the policy says otherwise: with `disconnect`, `receive` raises
    `Disconnected` then. `StorageError` says that the log cannot be read; call again.
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
        self._log, self._pattern = log, pattern
        self._subscriber = Subscriber(broadcaster, pattern, backlog=backlog, policy=policy)
        self._reading_log, self._untold = True, UntoldGaps()

    async def __aenter__(self) -> Self:
        await trio.lowlevel.checkpoint()
        return self

    async def __aexit__(self, *error: object) -> None:
        self._subscriber.leave()

    @property
    def is_live(self) -> bool:
        """Whether what was stored has been received, so that `receive` waits for what comes."""
        return not self._reading_log

    def statistics(self) -> SubscriptionStatistics:
        """Return the counts of the live side since it last subscribed."""
        return self._subscriber.statistics()

    async def receive(self, most: int = PAGE) -> tuple[Event, ...]:
        """Wait for the next events, at least one and up to `most`."""
        while not (events := (await self.receive_page(most)).events):
            pass
        return events

    async def receive_page(self, most: int = PAGE) -> FeedPage:
        """Wait for the next events, or word of a gap."""
        while True:
            page = await (self._read(most) if self._reading_log else self._follow(most))
            if page.events:
                self.cursor = page.events[-1].sequence_number
            if page:
                return page

    async def _read(self, most: int) -> FeedPage:
        page = await self._read_page(most)
        if not page.more and not self._subscriber.subscribed:
            await self._subscriber.subscribe()
            page = await self._read_page(most)
        self._reading_log = page.more
        return FeedPage(page.events, self._untold.of(page))

    async def _read_page(self, most: int) -> EventPage:
        while True:
            try:
                return await self._log.read(self._pattern.query(after=self.cursor, limit=most))
            except (ActorDied, AskTimeout):
                await trio.sleep(_RETRY)

    async def _follow(self, most: int) -> FeedPage:
        try:
            events = await self._subscriber.receive(most)
        except Lagging:
            self._reading_log = True
            return FeedPage(())
        return live_page(events, self._subscriber.take_dropped(), self.cursor)
