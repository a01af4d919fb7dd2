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
    """Records, once each, that the server started and that it stopped.

    A server that has no end in the log was killed: its guardians have ended its processes, and
    what they missed (they were killed with it) is looked for and ended here, before any task is
    started. `ending` is set when the server ends, and not only this actor.
    """

    def __init__(self, log: EventLog, server_id: str, ending: trio.Event) -> None:
        super().__init__()
        self._log, self._server_id, self._ending = log, server_id, ending

    async def on_start(self) -> None:
        """Clean up after dead servers and record the start, unless this is a restart."""
        running = await self._running_servers()
        if self._server_id in running:
            return
        if running and (killed := await trio.to_thread.run_sync(sweep_orphans, running)):
            _log.warning("ended %d processes that a killed server left behind", len(killed))
        await self._record(EventType.SERVER_STARTED)
        _log.info("server %s started", self._server_id)

    async def on_stop(self) -> None:
        """Record the end of the server; one whose end is missing counts as killed."""
        if not self._ending.is_set():
            return
        try:
            await self._record(EventType.SERVER_STOPPED)
        except (StorageError, ActorDied, AskTimeout) as error:
            _log.warning("the server's end goes unrecorded: %s", error)
        else:
            _log.info("server %s stopped", self._server_id)

    async def _running_servers(self) -> frozenset[str]:
        """Return the servers that have a start in the log and no end."""
        query = EventQuery(task_id=SYSTEM_TASK, types=_KINDS)
        running: set[str] = set()
        async for event in self._log.iterate(query):
            server = str(event.data.get("server_id", ""))
            if event.event_type == EventType.SERVER_STARTED:
                running.add(server)
            else:
                running.discard(server)
        return frozenset(running - {""})

    async def _record(self, kind: EventType) -> None:
        await self._log.append(new_event(SYSTEM_TASK, kind, {"server_id": self._server_id}))
