"""The actor that carries one client's stream."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

import trio

from ...actors.broadcaster import EventFeed, SubscriptionEnded
from ...actors.event_store import Event
from ...actors.kernel import TrioActor
from .encoding import EventEncoder
from .frame import gap_frames
from .hydration import is_reference
from .memory import StreamMemory

BATCH = 64
# So much output at most is in hand for one client, but for a single larger event.
BATCH_BYTES = 256 * 1024


class Connection(TrioActor):
    """Follows the log for one client and hands frames over when the client wants them.

    It ends when the client leaves. When it crashes, its next incarnation goes on after what was
    handed over, so that the client notices nothing.
    """

    background = True
    mailbox_capacity: ClassVar[int] = 10

    def __init__(
        self, memory: StreamMemory, make_feed: Callable[[int], EventFeed], encoder: EventEncoder
    ) -> None:
        super().__init__()
        self._memory, self._make_feed, self._encoder = memory, make_feed, encoder

    async def on_start(self) -> None:
        """Begin to follow."""
        self._memory.begin(self.stop)
        self.start_soon(self._follow)

    async def on_stop(self) -> None:
        """Tell the reader, who sees to it that there is another one if there has to be."""
        self._memory.end()

    async def _follow(self) -> None:
        try:
            async with self._make_feed(self._memory.cursor) as feed:
                while True:
                    page = await feed.receive_page(BATCH)
                    if gaps := gap_frames(page):
                        await self._memory.outlet.send(gaps)
                    for group in portions(page.events):
                        await self._memory.outlet.send(await self._encoder.frames(group))
        except SubscriptionEnded as error:
            self._memory.fail(error)
            self.stop()
        except trio.BrokenResourceError:  # the client left
            self.stop()


def portions(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Split events where their output together would be too large to hold."""
    begin = size = 0
    for end, event in enumerate(events):
        length = event.data.get("length", 0) if is_reference(event) else 0
        if size + length > BATCH_BYTES and end > begin:
            yield events[begin:end]
            begin, size = end, 0
        size += length
    if begin < len(events):
        yield events[begin:]
