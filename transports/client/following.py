"""A task's events to its end, whatever becomes of the connection."""

from collections.abc import Mapping
from typing import Any, Protocol

import httpx
import msgspec
import trio

from .answers import gap_note
from .errors import ApiError, ServerGone
from .server import Server

PATIENCE = 30.0
# Between two tries, in seconds; doubled for each that brings nothing new, and given up then.
_PAUSE, _LONGEST_PAUSE = 0.05, 10.0
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Watcher(Protocol):
    """Who is told what happens."""

    async def show(self, event: Mapping[str, Any]) -> None:
        """Take in an event; the stream waits as long as this takes."""
        ...

    async def note(self, text: str) -> None:
        """Take in a word about the connection; an empty one means that all is well again."""
        ...


class _Lost(Exception):
    """The stream broke off; the message says how."""


# Each event is handed over before the cursor moves past it, and a stream is opened again behind
# the cursor: nothing is missed and nothing is told twice.
async def follow(
    server: Server, task_id: str, watcher: Watcher, *, after: int = 0, patience: float = PATIENCE
) -> str:
    """Hand all events after a cursor to the watcher; return the task's status at its end.

    Raises `ApiError` (404: no such task), and `ServerGone` when the server does not come back.
    """
    following, began, pause = _Following(server, task_id, watcher, after), after, _PAUSE
    while True:
        try:
            return await following.read()
        except _Lost as lost:
            pause = _PAUSE if following.cursor > began else pause * 2
            if pause > _LONGEST_PAUSE:
                raise ServerGone(f"{lost}, again and again") from lost
            began = following.cursor
            await watcher.note(f"{lost}; waiting for the server to come back")
        await trio.sleep(pause)
        await server.wait_back(patience)
        await watcher.note("")


class _Following:
    def __init__(self, server: Server, task_id: str, watcher: Watcher, after: int) -> None:
        self._server, self._task_id, self._watcher = server, task_id, watcher
        self.cursor = after

    async def read(self) -> str:
        """Read one connection to the task's end, or until it is lost."""
        try:
            return await self._read()
        except httpx.TransportError as error:
            raise _Lost(f"the connection was lost ({type(error).__name__})") from error
        except ApiError as error:
            if error.status in (500, 502, 503, 504):
                raise _Lost(f"the server cannot answer now ({error})") from error
            raise

    # Read to the very end, also when all is said: the layers of the stream below are generators,
    # and one that is left half-way has to be collected.
    async def _read(self) -> str:
        ended: str | _Lost = _Lost("the stream ended early")
        async with self._server.api.stream(self._task_id, self.cursor) as frames:
            async for frame in frames:
                data = _decode(frame.data)
                if frame.event in ("end", "error"):
                    ended = _ending(frame.event, data)
                elif frame.event == "gap":
                    await self._watcher.note(gap_note(data))
                else:
                    await self._watcher.show(data)
                    self.cursor = int(frame.id)
        if isinstance(ended, _Lost):
            raise ended
        return ended


def _ending(event: str, data: Mapping[str, Any]) -> str | _Lost:
    if event == "error":
        return _Lost(f"the stream failed ({data.get('message')})")
    if data.get("reason") == "shutdown":
        return _Lost("the server shuts down")
    return str(data["status"])
