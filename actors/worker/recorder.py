"""Output on its way into the record: bytes to the execution log, a reference to the events."""

from collections.abc import Sequence

from ..event_store import EventType
from ..kernel import Address
from ..log_capture import WriteOutput
from .findings import Watch
from .insisting import insist
from .ledger import Ledger
from .memory import WorkerMemory
from .streaming import Flush


# The bytes are in the execution log before the event that speaks of them is made, so that who
# reads the event finds them; it is stored while the next bytes are written. Neither is given up:
# while the disk is full nothing more is read, so that the command waits and not a byte is lost.
class OutputRecorder:
    """The sink of a task's output; safe against restarts of the actors behind it."""

    def __init__(
        self,
        ledger: Ledger,
        logs: Address,
        memory: WorkerMemory,
        *,
        publish: bool,
        watches: Sequence[Watch] = (),
    ) -> None:
        self._ledger, self._logs, self._memory = ledger, logs, memory
        self._publish, self._watches = publish, watches

    async def record(self, flush: Flush) -> None:
        """Log and record what was flushed; wait for as long as that cannot be done."""
        memory, task_id = self._memory, self._ledger.task_id
        pieces = tuple(segment.data for segment in flush.segments)
        write = WriteOutput(task_id, pieces, memory.logged)
        offset = await insist(lambda: self._logs.ask(write), task_id)
        memory.logged = offset + flush.size
        lines_before = memory.tally.lines
        memory.tally.add(flush.segments)
        if self._publish:
            reference = _reference(flush, offset, memory.tally.lines - lines_before)
            await self._ledger.post(EventType.WORKER_OUTPUT, reference)
        for watch in self._watches:
            await watch.see(flush, offset)


def _reference(flush: Flush, offset: int, lines: int) -> dict[str, object]:
    segments = [[segment.stream, len(segment.data)] for segment in flush.segments]
    return {"offset": offset, "length": flush.size, "segments": segments, "lines": lines}
