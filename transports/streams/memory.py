"""What a stream and the incarnations of its actor have in common."""

import math
from collections.abc import Callable, Sequence

import trio

from ...actors.kernel import brief
from .errors import StreamFailed
from .frame import Frame

# An actor that crashes so often without getting on would do so for ever.
MAX_TRIES = 5


class StreamMemory:
    """The cursor, and the channel without a buffer that frames are handed over in.

    The reader alone moves the cursor, when it has the frames in hand: an incarnation begins
    after them, whatever its predecessor died of.
    """

    def __init__(self, after: int) -> None:
        self.cursor = after
        self.outlet, self.inlet = trio.open_memory_channel[Sequence[Frame]](0)
        self.failure: StreamFailed | None = None
        self.left = False
        self._tries = 0
        self._stop_actor: Callable[[], object] | None = None
        self._waiting = trio.CancelScope()

    def begin(self, stop: Callable[[], object]) -> None:
        """Called by an incarnation of the actor: `stop` ends it when the reader leaves."""
        self._stop_actor = stop
        self._tries += 1
        if self.left or self._tries > MAX_TRIES:
            self.fail(f"gave up after {MAX_TRIES} tries at the same place")
            stop()

    def end(self) -> None:
        """Called by an incarnation at its end: the reader sees to it that there is another."""
        self._stop_actor = None
        self.wake_reader()

    def fail(self, reason: str | Exception) -> None:
        """Called by the actor: it will not get on."""
        text = reason if isinstance(reason, str) else brief(reason)
        self.failure = self.failure or StreamFailed(text)
        self.wake_reader()

    def leave(self) -> None:
        """Called by the reader: end the actor."""
        self.left = True
        self.inlet.close()
        if self._stop_actor is not None:
            self._stop_actor()

    def wake_reader(self) -> None:
        """Let the reader look at how things stand, if it waits."""
        self._waiting.deadline = -math.inf

    async def receive(self, deadline: float) -> Sequence[Frame]:
        """Return the next frames after the cursor; none when woken, or at the deadline."""
        frames: Sequence[Frame] = ()
        with trio.CancelScope(deadline=deadline) as self._waiting:
            frames = await self.inlet.receive()
        fresh = [frame for frame in frames if frame.is_gap or frame.sequence > self.cursor]
        if numbers := [frame.sequence for frame in fresh if not frame.is_gap]:
            self.cursor, self._tries = numbers[-1], 0
        return fresh
