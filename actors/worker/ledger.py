"""The events of a worker that must be in the log, in order, however long that takes."""

from collections.abc import Mapping
from typing import Any, NoReturn

import trio

from ..event_store import Event, EventType, Journal
from ..kernel import MessageContext
from .insisting import insist
from .memory import WorkerMemory

# Events that may wait to be stored while what comes after them is prepared.
_BACKLOG = 2


class Ledger:
    """Records a task's events one after the other.

    What an incarnation could not finish recording before it ended, the next one records first.
    """

    def __init__(self, journal: Journal, memory: WorkerMemory) -> None:
        self._journal, self._memory, self._untold = journal, memory, memory.untold
        journal.merge(memory.clock)
        self._storing = trio.Lock()
        self._posted, self._stored = trio.Event(), trio.Event()

    @property
    def task_id(self) -> str:
        """The task."""
        return self._journal.task_id

    def context(self) -> MessageContext:
        """Return what messages about the task carry: what its worker has seen until now."""
        journal = self._journal
        self._memory.clock = journal.clock
        return MessageContext(journal.correlation_id or "", journal.causation_id, journal.clock)

    async def record(self, event_type: EventType, data: Mapping[str, Any]) -> None:
        """Make an event and store it, and before it whatever is still untold."""
        self._make(event_type, data)
        await self.settle()

    async def post(self, event_type: EventType, data: Mapping[str, Any]) -> None:
        """Make an event and have it stored in the background; wait while too many wait for that."""
        self._make(event_type, data)
        self._posted.set()
        while len(self._untold) > _BACKLOG:
            await self._stored.wait()
        await trio.lowlevel.checkpoint()

    async def settle(self) -> None:
        """Wait until everything is stored."""
        async with self._storing:
            while self._untold:
                await insist(self._store_oldest, self.task_id)
                self._untold.popleft()
                self._stored.set()
                self._stored = trio.Event()

    async def run(self) -> NoReturn:
        """Store what is posted, until cancelled."""
        while True:
            await self._posted.wait()
            self._posted = trio.Event()
            await self.settle()

    def _make(self, event_type: EventType, data: Mapping[str, Any]) -> None:
        self._untold.append(self._journal.event(event_type, data))
        self._memory.clock = self._journal.clock

    async def _store_oldest(self) -> Event:
        return await self._journal.store(self._untold[0])
