"""The server's own beginning and end in the log, and what an earlier one left behind."""

import logging

import trio

from ...actors.event_store import (
    SYSTEM_TASK,
    EventLog,
    EventQuery,
    EventType,
    StorageError,
    new_event,
)
from ...actors.kernel import ActorDied, AskTimeout, TrioActor
from ...actors.worker import sweep_orphans

_log = logging.getLogger(__name__)
_KINDS = frozenset({EventType.SERVER_STARTED, EventType.SERVER_STOPPED})


class ServerRecord(TrioActor):
    """Records that the server started and stopped.

    A server that has no end in the log was killed: its guardians have ended its processes, and
    what they missed (they were killed with it) is looked for and ended here, before any task is
    started.
    """

    def __init__(self, log: EventLog, server_id: str) -> None:
        super().__init__()
        self._log, self._server_id = log, server_id

    async def on_start(self) -> None:
        """Clean up after dead servers and record the start."""
        dead = await self._dead_servers()
        if dead and (killed := await trio.to_thread.run_sync(sweep_orphans, dead)):
            _log.warning("ended %d processes that a killed server left behind", len(killed))
        await self._record(EventType.SERVER_STARTED)

    async def on_stop(self) -> None:
        """Record the end; a server whose end is missing counts as killed."""
        try:
            await self._record(EventType.SERVER_STOPPED)
        except (StorageError, ActorDied, AskTimeout) as error:
            _log.warning("the server's end goes unrecorded: %s", error)

    async def _dead_servers(self) -> frozenset[str]:
        query = EventQuery(task_id=SYSTEM_TASK, types=_KINDS)
        running: set[str] = set()
        async for event in self._log.iterate(query):
            server = str(event.data.get("server_id", ""))
            if event.event_type == EventType.SERVER_STARTED:
                running.add(server)
            else:
                running.discard(server)
        return frozenset(running - {self._server_id, ""})

    async def _record(self, kind: EventType) -> None:
        await self._log.append(new_event(SYSTEM_TASK, kind, {"server_id": self._server_id}))
