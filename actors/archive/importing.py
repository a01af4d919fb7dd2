"""Read a log that was exported as JSON Lines."""

from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path

from ..event_store import Event, EventLog, EventQuery, Gap
from ..event_store.messages import ImportEvents
from .reading import Parsed, read_batches
from .report import BadLine, ImportRefused, ImportReport


async def import_file(log: EventLog, path: Path, *, skip_bad: bool = False) -> ImportReport:
    """Store what an archive holds; events that are there already, by id, are left as they are.

    The whole file is checked before anything is stored: a line that cannot be imported raises
    `ImportRefused`, or is left out with `skip_bad`. Ids, timestamps and clocks stay. So do the
    sequence numbers if the store is empty, or holds a first part of the same archive; else the
    events are numbered anew, at the end. A `StorageError` on the way leaves a first part of the
    events stored; to repeat the import goes on with the rest.
    """
    check = await _check(log, path)
    if check.bad and not skip_bad:
        raise ImportRefused(str(path), check.bad)
    report = ImportReport(kept_numbers=check.keep_numbers, skipped=check.bad)
    gaps = check.gaps
    before = await log.flush()
    async with aclosing(read_batches(path)) as batches:
        async for batch in batches:
            await _store(log, _events(batch), before, report)
    report.gaps = len(gaps)
    if gaps and check.keep_numbers:
        await log.note_gaps(tuple(gaps))
    return report


async def _store(log: EventLog, events: list[Event], before: int, report: ImportReport) -> None:
    numbers = await log.import_events(ImportEvents(tuple(events), report.kept_numbers))
    for event, number in zip(events, numbers, strict=True):
        report.events += 1
        if isinstance(number, int):
            if number > before:
                report.imported += 1
                report.tasks.add(event.task_id)
            if not report.kept_numbers:
                report.note(event.sequence_number, number)


@dataclass(slots=True)
class _Check:
    keep_numbers: bool
    bad: list[BadLine] = field(default_factory=list[BadLine])
    gaps: list[Gap] = field(default_factory=list[Gap])
    events: int = 0
    highest: int = 0

    def take(self, batch: list[Parsed]) -> None:
        """Look at further lines."""
        self.bad += (each for _, each in batch if isinstance(each, BadLine))
        self.gaps += (each for _, each in batch if isinstance(each, Gap))
        for event in _events(batch):
            self.events += 1
            self.keep_numbers &= event.sequence_number > self.highest
            self.highest = event.sequence_number

    def close_up(self) -> None:
        """Have a gap for what is missing from the numbers without a word, as in a part of a log."""
        missing = self.highest - self.events - sum(gap.count for gap in self.gaps)
        if missing > 0:
            self.gaps.append(Gap(None, 1, self.highest, missing, frozenset()))


async def _check(log: EventLog, path: Path) -> _Check:
    last = await log.flush()
    newest = (await log.read(EventQuery(after=last - 1, limit=1))).events if last else ()
    check, meets = _Check(keep_numbers=True), not last
    async with aclosing(read_batches(path)) as batches:
        async for batch in batches:
            check.take(batch)
            meets |= any(event in newest for event in _events(batch))
            check.bad += await _refused(log, batch)
    check.keep_numbers &= meets
    check.close_up()
    return check


async def _refused(log: EventLog, batch: list[Parsed]) -> list[BadLine]:
    numbers = [number for number, each in batch if isinstance(each, Event)]
    outcomes = await log.import_events(ImportEvents(tuple(_events(batch)), dry_run=True))
    paired = zip(numbers, outcomes, strict=True)
    return [BadLine(number, reason) for number, reason in paired if isinstance(reason, str)]


def _events(batch: Iterable[Parsed]) -> list[Event]:
    return [each for _, each in batch if isinstance(each, Event)]
