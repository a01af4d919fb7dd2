"""Some tasks, and a view on them, until the last has ended or the user has seen enough."""

import httpx
import trio

from ...client import ApiError, Server, follow
from ...terminal import View


class Session:
    """Follows tasks side by side."""

    def __init__(self, server: Server, view: View, patience: float) -> None:
        self._server, self.view, self._patience = server, view, patience
        self._following = trio.CancelScope()
        self.task_ids: list[str] = []
        self.statuses: dict[str, str] = {}
        self.cancelled = False

    def add(self, task_id: str, command: list[str]) -> None:
        """Take a task in, before it is followed."""
        if task_id not in self.task_ids:
            self.task_ids.append(task_id)
            self.view.board.add(task_id, command)

    @property
    def running(self) -> list[str]:
        """The tasks whose end has not been seen."""
        return [task_id for task_id in self.task_ids if task_id not in self.statuses]

    @property
    def all_complete(self) -> bool:
        """Whether each task has been seen to end as it should."""
        return all(self.statuses.get(task_id) == "complete" for task_id in self.task_ids)

    async def follow(self, *, after: int = 0) -> None:
        """Show all events after a cursor to the end of all tasks, or until `leave`."""
        with self._following:
            async with trio.open_nursery() as nursery:
                for task_id in self.task_ids:
                    nursery.start_soon(self._follow, task_id, after)

    async def cancel(self, reason: str) -> None:
        """Cancel what has not ended; its end is followed like any other."""
        self.cancelled = True
        for task_id in self.running:
            try:
                await self._server.api.cancel(task_id, reason)
            except (ApiError, httpx.TransportError) as error:
                await self.view.note(f"{task_id} cannot be cancelled: {error}")

    def leave(self) -> None:
        """Stop following; the tasks go on."""
        self._following.cancel()

    async def _follow(self, task_id: str, after: int) -> None:
        self.statuses[task_id] = await follow(
            self._server, task_id, self.view, after=after, patience=self._patience
        )
