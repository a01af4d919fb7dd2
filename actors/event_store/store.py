"""The actor that writes the log."""

from typing import Any, ClassVar

from ..kernel import Envelope, ThreadActor
from .committed import CommittedFeed, Listener
from .engine import Outcome, StorageEngine
from .errors import StorageError, StoreCorrupt
from .messages import Append, Appended, ImportEvents, LastSequence
from .retention import ApplyRetention, NoteGaps
from .store_counts import StoreCounts
from .store_statistics import GetStoreStatistics
from .store_upkeep import Upkeep


class EventStore(ThreadActor):
    """Stores all appends of a batch in one commit and answers them when they are durable.

    engine: where the events are kept.
    on_committed: called in this actor's thread with what each commit stored, in order and without
    a gap within an incarnation, before the appends are answered. It must not block or raise.
    """

    max_batch: ClassVar[int] = 512
    mailbox_capacity: ClassVar[int] = 10_000

    def __init__(self, engine: StorageEngine, *, on_committed: Listener | None = None) -> None:
        super().__init__()
        self._engine, self._on_committed = engine, on_committed
        self._counts = StoreCounts()

    def on_start(self) -> None:
        report = self._engine.open()
        self._counts.opened(report)
        self._feed = CommittedFeed(self._engine, report.last_sequence, self._on_committed)
        self._upkeep = Upkeep(self._engine, self._feed)

    def on_stop(self) -> None:
        self._engine.close()

    def on_batch(self, envelopes: list[Envelope]) -> None:
        appends = [each for each in envelopes if type(each.message) is Append]
        if appends:
            self._append(appends)
        for envelope in envelopes:
            if type(envelope.message) is not Append:
                self.handle(envelope)

    def on_receive(self, message: Any) -> Any:
        match message:
            case LastSequence(task_id):
                return self._engine.last_sequence(task_id)
            case ApplyRetention() | NoteGaps() | ImportEvents():
                return self._upkeep.handle(message)
            case GetStoreStatistics():
                return self._counts.statistics(self._engine.last_sequence())
            case _:
                return super().on_receive(message)

    # A damaged file is set aside by the restart that the crash brings, never under those who
    # have read from it. The events are durable before the listener is called: whatever it does,
    # they are acknowledged.
    def _append(self, envelopes: list[Envelope]) -> None:
        try:
            outcomes = self._engine.append_batch([each.message for each in envelopes])
        except StorageError as error:
            for envelope in envelopes:
                envelope.fail(error)
            self._counts.failed_commit()
            if isinstance(error, StoreCorrupt):
                raise
            self._feed.catch_up()
            return
        self._counts.commit(outcomes)
        try:
            self._feed.hand_over(outcomes)
        finally:
            for envelope, outcome in zip(envelopes, outcomes, strict=True):
                self._answer(envelope, outcome)

    def _answer(self, envelope: Envelope, outcome: Outcome) -> None:
        if isinstance(outcome, tuple):
            envelope.answer(Appended(outcome))
        else:
            self._refuse(envelope, outcome)
