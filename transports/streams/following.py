"""What a client follows: everything, a topic, or one task to its end."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from ...actors.broadcaster import TopicPattern
from ...actors.event_store import SYSTEM_TASK, TaskStatus
from .ending import ENDING, ended_status
from .frame import Frame
from .stream import EventStream
from .streams import Streams


@dataclass(frozen=True, slots=True)
class Step:
    """The next frames, none when none came in time; `ended` when nothing comes after them."""

    frames: Sequence[Frame]
    ended: TaskStatus | None = None

    @property
    def is_silence(self) -> bool:
        """Whether there is nothing to say but that the stream is alive."""
        return not self.frames and self.ended is None


class Following:
    """A stream that knows when its task is over. Without a task it never is."""

    def __init__(self, streams: Streams, stream: EventStream, wanted: TopicPattern) -> None:
        self._services, self._stream, self._wanted = streams.services, stream, wanted
        self._task_id = followed_task(wanted)
        self._look = True  # at the beginning: the end may lie before the cursor

    @property
    def cursor(self) -> int:
        """The sequence number of the last event seen, shown or not."""
        return self._stream.cursor

    async def next(self, *, within: float) -> Step:
        """Wait for the next step; raises as `EventStream.receive` does, and `NotFound`."""
        if self._look and (status := await self._ended()):
            return Step((), status)
        frames = await self._stream.receive(within=within)
        self._look = any(frame.event_type in ENDING for frame in frames)
        shown = [frame for frame in frames if self._shows(frame)]
        return Step(shown, await self._ended() if self._look else None)

    async def _ended(self) -> TaskStatus | None:
        self._look = False
        if self._task_id is None:
            return None
        return await ended_status(self._services, self._task_id, self._stream.cursor)

    def _shows(self, frame: Frame) -> bool:
        types = self._wanted.types
        return not types or frame.is_gap or frame.event_type in types


def followed_task(pattern: TopicPattern) -> str | None:
    """Return the task that a pattern follows to its end, if it is one."""
    return None if pattern.task_id == SYSTEM_TASK else pattern.task_id


@asynccontextmanager
async def follow(
    streams: Streams, wanted: TopicPattern, *, after: int = 0
) -> AsyncGenerator[Following]:
    """Follow a pattern for the length of the block; a task's end is seen whatever is wanted."""
    pattern = wanted
    if wanted.types and followed_task(wanted) is not None:
        pattern = replace(wanted, types=wanted.types | ENDING)
    async with streams.open(pattern, after=after) as stream:
        yield Following(streams, stream, wanted)
