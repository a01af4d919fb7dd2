"""A stream as its reader sees it."""

import itertools
import math
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import trio

from ...actors.kernel import Restart, StartChild, actor_child
from ...supervisors import ChildRefused
from ...supervisors.application import CONNECTIONS, Services
from .connection import Connection
from .errors import StreamClosing
from .frame import Frame
from .memory import StreamMemory

# How long a stream goes on when its door closes: as long as there is more at once, and no longer
# than this in all (seconds). Who follows a task sees its end that way.
_LINGER, _LINGER_IN_ALL = 0.15, 1.0

_numbers = itertools.count(1)


class EventStream:
    """The frames after a cursor, for one client: use it with `async with` and call `receive`."""

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

    async def __aenter__(self) -> Self:
        try:
            await self._attach()
        except BaseException:
            self._memory.leave()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._memory.leave()
        await trio.lowlevel.checkpoint_if_cancelled()

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
            if trio.current_time() >= limit:
                if self._closing_at < math.inf:
                    raise StreamClosing
                return ()
            if self.name not in self._system.names:
                await self._attach()

    def close_soon(self) -> None:
        """Let the reader come to an end; what is there at once is still delivered."""
        self._closing_at = trio.current_time() + _LINGER_IN_ALL
        self._memory.wake_reader()

    def _patience(self) -> float:
        if self._closing_at == math.inf:
            return math.inf
        return min(self._closing_at, trio.current_time() + _LINGER)

    # Its supervisor refuses when it has the actor already, and merely restarts it.
    async def _attach(self) -> None:
        try:
            await self._system.address(CONNECTIONS).ask(StartChild(self._spec))
        except ChildRefused:
            await trio.lowlevel.checkpoint()
