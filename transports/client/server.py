"""The server that has a data folder: found, asked, and found again when it comes back."""

from types import TracebackType
from typing import Self

import httpx
import trio

from ...config import Settings
from ..discovery import Running, find
from .api import Api
from .errors import NoServer, ServerGone

_POLL = 0.2  # seconds between two looks for a server that is expected


class Server:
    """A running server as its client sees it; `api` is where it is now."""

    def __init__(self, settings: Settings, running: Running) -> None:
        self._settings = settings
        self.running: Running = running
        self.api = Api(running.url)

    @classmethod
    def find(cls, settings: Settings) -> Self:
        """Return the running server; `NoServer` when there is none."""
        if running := find(settings):
            return cls(settings, running)
        folder = settings.storage.data_dir
        raise NoServer(f"no server is running for {folder}: start one with `understudy serve`")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with trio.CancelScope(shield=True):
            await self.api.close()

    async def wait_back(self, patience: float) -> None:
        """Wait until a server has the data folder and answers, be it another one elsewhere.

        `ServerGone` when none does within `patience` seconds.
        """
        with trio.move_on_after(patience):
            while True:
                if await self._is_back():
                    return
                await trio.sleep(_POLL)
        raise ServerGone(f"the server is gone, and none came back within {patience:g} s")

    async def _is_back(self) -> bool:
        running = find(self._settings)
        if running is None:
            return False
        if running != self.running:
            await self.api.close()
            self.running, self.api = running, Api(running.url)
        try:
            await self.api.health()
        except httpx.TransportError:
            return False
        return True
