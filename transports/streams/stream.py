"""A stream as its reader sees it."""

import itertools
import math
from collections.abc import Callable, Sequence

import trio

from ...actors.kernel import ActorDied, AskTimeout, Restart, StartChild, actor_child
from ...supervisors import ChildRefused
from ...supervisors.application import CONNECTIONS, Services
from .connection import Connection
from .errors import StreamClosing
from .frame import Frame
from .memory import StreamMemory

# How long a stream goes on when its door closes: as long as there is more at once, and no longer
# than this in all (seconds). Who follows a task sees its end that way.
_LINGER, _LINGER_IN_ALL = 0.15, 1.0
_RETRY = 0.02

_numbers = itertools.count(1)


class EventStream:
    """The frames after a cursor, for one client; opened and left by `Streams`."""

    def __init__(
        self, services: Services, after: int, make_actor: Callable[[StreamMemory], Connection]
    ) -> None:
        self.name = f"connection-{next(_numbers)}"
        self._system = services.system
        self._memory = memory = StreamMemory(after)
        self._spec = actor_child(
            self.name, lambda: make_actor(memory), restart=Restart.TRANSIENT, shutdown=1.0
        )
        self._closing_at = math.inf

    @property
    def cursor(self) -> int:
        """The sequence number of the last frame received."""
        return self._memory.cursor

    async def open(self) -> None:
        """Start the actor; raises `Unavailable` when there are too many, and `KernelError`."""
        await self._system.address(CONNECTIONS).ask(StartChild(self._spec))

    def leave(self) -> None:
        """End the actor, whether it has started or not."""
        self._memory.leave()

    async def receive(self, *, within: float) -> Sequence[Frame]:
        """Wait for frames for at most `within` seconds; none when none came.

        Raises `StreamClosing` when the door closes and there is nothing more at once, and
        `StreamFailed`.
        """
        deadline = trio.current_time() + within
        while True:
            limit = min(deadline, self._patience())
            if frames := await self._memory.receive(limit):
                return frames
            if self._memory.failure is not None:
                raise self._memory.failure
            is_closing = self._closing_at < math.inf
            if trio.current_time() >= limit and is_closing:
                raise StreamClosing
            if self.name not in self._system.names and not is_closing:
                await self._reopen()
            if trio.current_time() >= limit:
                return ()

    def close_soon(self) -> None:
        """Let the reader come to an end; what is there at once is still delivered."""
        self._closing_at = trio.current_time() + _LINGER_IN_ALL
        self._memory.wake_reader()

    def _patience(self) -> float:
        if self._closing_at == math.inf:
            return math.inf
        return min(self._closing_at, trio.current_time() + _LINGER)

    # Its supervisor refuses when it has the actor already, and merely restarts it. When that is
    # being restarted itself, the next one is asked.
    async def _reopen(self) -> None:
        while True:
            try:
                return await self.open()
            except ChildRefused:
                return await trio.lowlevel.checkpoint()
            except (ActorDied, AskTimeout):
                if self._closing_at < math.inf:
                    raise StreamClosing from None
            await trio.sleep(_RETRY)
