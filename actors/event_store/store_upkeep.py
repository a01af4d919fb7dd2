"""What the store does besides appending: import from another log, and retention."""

from typing import Any

from .committed import CommittedFeed
from .engine import Outcome, StorageEngine
from .errors import StorageError
from .messages import Append, ImportEvents
from .retention import ApplyRetention, NoteGaps, RetentionReport


class Upkeep:
    """Serves the rare messages of the store, in its thread."""

    def __init__(self, engine: StorageEngine, feed: CommittedFeed) -> None:
        self._engine, self._feed = engine, feed

    def handle(self, message: ApplyRetention | NoteGaps | ImportEvents) -> Any:
        """Do what is asked; what a failure leaves of it is passed on to the listener."""
        try:
            return self._handle(message)
        except StorageError:
            self._feed.catch_up()
            raise

    def _handle(self, message: ApplyRetention | NoteGaps | ImportEvents) -> Any:
        match message:
            case ApplyRetention():
                return self._remove(message)
            case NoteGaps(gaps):
                self._engine.note_gaps(gaps)
                return len(gaps)
            case ImportEvents():
                return self._import(message)

    def _remove(self, wanted: ApplyRetention) -> RetentionReport:
        report = self._engine.apply_retention(wanted)
        if report.marker is not None:
            self._feed.hand_over([(report.marker,)])
        return report

    def _import(self, wanted: ImportEvents) -> tuple[int | str, ...]:
        keep = wanted.keep_numbers
        appends = [Append((event,), keep_numbers=keep) for event in wanted.events]
        if wanted.dry_run:
            return tuple(map(_told, self._engine.try_batch(appends)))
        outcomes = self._engine.append_batch(appends)
        self._feed.hand_over(outcomes)
        return tuple(map(_told, outcomes))


def _told(outcome: Outcome) -> int | str:
    return outcome[0].sequence_number if isinstance(outcome, tuple) else str(outcome)
