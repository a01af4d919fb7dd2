"""The API's part for the log: found, exported, imported, and a task's past."""

from collections.abc import AsyncIterable
from typing import Any
from urllib.parse import quote

import httpx

from .answers import decoded
from .api import Api

_PATIENT = httpx.Timeout(None, connect=5.0)  # a million events take a while


class RecordApi(Api):
    """Asks about the log; errors as `Api`."""

    async def search(self, **query: str | int) -> dict[str, Any]:
        """Return a page of what a search finds."""
        return await self._ask("GET", "/search", params=query)

    async def state(self, task_id: str, at: str) -> dict[str, Any]:
        """Return the state of a task as it was at a sequence number or an instant."""
        path = f"/tasks/{quote(task_id, safe='')}/state"
        return await self._ask("GET", path, params={"at": at})

    async def events(self, task_id: str, **query: str | int) -> dict[str, Any]:
        """Return a page of a task's events."""
        path = f"/tasks/{quote(task_id, safe='')}/events"
        return await self._ask("GET", path, params=query)

    async def import_lines(self, lines: AsyncIterable[bytes], **query: str | int) -> dict[str, Any]:
        """Send an archive; return what became of it."""
        options: dict[str, Any] = {"content": lines, "params": query, "timeout": _PATIENT}
        async with self.open("POST", "/import", **options) as response:
            return decoded(await response.aread())
