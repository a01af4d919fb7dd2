"""What a task's commands wrote, read from its execution log in stretches of bounded size."""

from collections.abc import Iterator

import trio

from ...actors.event_store import Event
from ...actors.kernel import NotFound
from ...actors.log_capture import Gap, exec_log, read_exec
from ...actors.worker import Segment
from ...supervisors.application import Services
from .output_events import OutputEvents, begin_of, end_of

STRETCH = 256 * 1024  # bytes


async def log_size(services: Services, task_id: str) -> int:
    """Return how many bytes the execution log holds; 0 when it is not there (any more)."""
    try:
        return (await trio.Path(exec_log(services.logs_dir, task_id)).stat()).st_size
    except FileNotFoundError:
        return 0


async def read_bytes(services: Services, task_id: str, begin: int, end: int) -> bytes:
    """Return the bytes from `begin` to `end`; `NotFound` when they went away meanwhile."""
    args = (services.logs_dir, task_id, begin, end - begin)
    found = await trio.to_thread.run_sync(read_exec, *args)
    if isinstance(found, Gap):
        raise NotFound(f"the execution log of task {task_id!r} was removed while it was read")
    return found


class SegmentReader:
    """Reads the bytes from `begin` to `end` with the streams that they came from.

    The streams are told by events, and it gets as far as these do: `position` is where it stands.
    """

    def __init__(self, services: Services, task_id: str, begin: int, end: int) -> None:
        self.position = begin
        self._services, self._task_id, self._end = services, task_id, end
        self._events = OutputEvents(services.log, task_id, begin)

    async def receive(self) -> list[Segment]:
        """Return the next segments in their order, none at the end."""
        if self.position >= self._end or not (events := await self._events.take(STRETCH)):
            return []
        begin, self.position = self.position, min(end_of(events[-1]), self._end)
        data = await read_bytes(self._services, self._task_id, begin, self.position)
        return list(_cut(events, data, begin))


def _cut(events: list[Event], data: bytes, begin: int) -> Iterator[Segment]:
    for event in events:
        at = begin_of(event) - begin
        for stream, length in event.data["segments"]:
            if piece := data[max(at, 0) : max(at + length, 0)]:
                yield Segment(stream, piece)
            at += length
