"""Bulky events of tasks that ended long ago are removed, at the start and then daily."""

import logging
from datetime import UTC, datetime, timedelta

import trio

from ...actors.event_store import EventLog, StorageError
from ...actors.kernel import ActorDied, AskTimeout, TrioActor

_log = logging.getLogger(__name__)
DAY, RETRY = 86400.0, 600.0  # seconds


class Retention(TrioActor):
    """Has the store apply its retention: output events older than `days` go, 0 keeps all.

    What went is told by RETENTION_APPLIED, and by a gap wherever it is missed.
    """

    background = True

    def __init__(self, log: EventLog, days: int) -> None:
        super().__init__()
        self._log, self._days = log, days

    async def on_start(self) -> None:
        """Begin at once, beside whatever else starts."""
        if self._days:
            self.start_soon(self._run)

    async def _run(self) -> None:
        while True:
            pause = DAY if await self._apply() else RETRY
            await trio.sleep(pause)

    async def _apply(self) -> bool:
        try:
            before = datetime.now(UTC) - timedelta(days=self._days)
            removed = await self._log.remove_bulky(before.isoformat())
        except (StorageError, ActorDied, AskTimeout) as error:
            _log.warning("old output events could not be removed: %s", error)
            return False
        if removed:
            _log.info("removed %d events of output older than %d days", removed, self._days)
        return True
