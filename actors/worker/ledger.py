"""The events of a worker that must be in the log, in order, however long that takes."""

from collections.abc import Mapping
from typing import Any

from ..event_store import Event, EventType, Journal
from .insisting import insist
from .memory import WorkerMemory


class Ledger:
    """Records a task's events one after the other.

    What an incarnation could not finish recording before it ended, the next one records first.
    """

    def __init__(self, journal: Journal, memory: WorkerMemory) -> None:
        self._journal, self._memory = journal, memory

    @property
    def task_id(self) -> str:
        """The task."""
        return self._journal.task_id

    async def record(self, event_type: EventType, data: Mapping[str, Any]) -> None:
        """Make an event and store it, and before it whatever is still untold."""
        untold = self._memory.untold
        untold.append(self._journal.event(event_type, data))
        while untold:
            await insist(self._store_oldest, self.task_id)
            untold.popleft()

    async def _store_oldest(self) -> Event:
        return await self._journal.store(self._memory.untold[0])
