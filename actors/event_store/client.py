"""The log as those use it who append to it and read from it."""

import trio

from ..kernel import ActorDied, Address, AskTimeout
from .errors import OutcomeUnknown
from .event import Event
from .messages import Append, ImportEvents, LastSequence
from .readable_log import ReadableLog
from .retention import ApplyRetention, Gap, NoteGaps
from .taxonomy import BULKY

DEFAULT_DEADLINE = 30.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.5


class EventLog(ReadableLog):
    """Append and read, whichever incarnations of the store's actors are alive.

    store, reader: addresses of the `EventStore` and the `EventReader`.
    deadline: for how many seconds an append is tried while its outcome is unknown.
    """

    def __init__(
        self, store: Address, reader: Address, *, deadline: float = DEFAULT_DEADLINE
    ) -> None:
        super().__init__(reader)
        self._store, self._deadline = store, deadline

    # An append may be repeated, since the store knows its events by their ids: what an ended
    # store or a failed commit left open, the next try settles.
    async def append(
        self, *events: Event, expected_sequence: int | None = None
    ) -> tuple[Event, ...]:
        """Store the events, all or none; return them as stored, durably.

        `SequenceConflict` when the task's newest event is not `expected_sequence`; `StorageError`
        when they could not be stored; `OutcomeUnknown`, `ActorDied` or `AskTimeout` when that
        could not be found out within the deadline.
        """
        message = Append(events, expected_sequence)
        give_up_at = trio.current_time() + self._deadline
        pause = _FIRST_PAUSE
        while True:
            try:
                return (await self._store.ask(message)).events
            except (ActorDied, AskTimeout, OutcomeUnknown):
                if trio.current_time() + pause > give_up_at:
                    raise
            await trio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def flush(self) -> int:
        """Wait for every append that was sent before, whoever sent it and has ended since.

        Returns the newest sequence number then; 0 when nothing is stored.
        """
        return await self._store.ask(LastSequence())

    async def import_events(self, message: ImportEvents) -> tuple[int | str, ...]:
        """Store events of another log; see the message. Safe to repeat. Errors as `append`."""
        return await self._store.ask(message)

    async def note_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Record what an imported log lacks. Safe to repeat. Errors as `append`."""
        await self._store.ask(NoteGaps(gaps))

    async def remove_bulky(self, before: str, types: frozenset[str] = BULKY) -> int:
        """Remove bulky events of ended tasks from before an instant; return how many went.

        In slices, so that appends have their turn; RETENTION_APPLIED and `Gap`s tell of it.
        """
        removed, more = 0, True
        while more:
            report = await self._store.ask(ApplyRetention(before=before, types=types))
            removed, more = removed + report.removed, report.more
        return removed
