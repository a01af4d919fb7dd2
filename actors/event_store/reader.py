"""The actor that reads the log, beside the one that writes it."""

from typing import Any, ClassVar

from ..kernel import ThreadActor
from .engine import StorageReader
from .messages import FoldTasks, LastSequence, ReadEvents, ReadNumbered


class EventReader(ThreadActor):
    """Serves queries on a connection of its own, so that they never delay an append.

    What was acknowledged before a query was sent is in its answer.
    """

    max_batch: ClassVar[int] = 1
    mailbox_capacity: ClassVar[int] = 10_000

    def __init__(self, reader: StorageReader) -> None:
        super().__init__()
        self._reader = reader

    def on_start(self) -> None:
        self._reader.open()

    def on_stop(self) -> None:
        self._reader.close()

    def on_receive(self, message: Any) -> Any:
        match message:
            case ReadEvents(query):
                return self._reader.read(query)
            case ReadNumbered(numbers):
                return self._reader.read_numbered(numbers)
            case FoldTasks():
                return self._reader.fold_tasks()
            case LastSequence(task_id):
                return self._reader.last_sequence(task_id)
            case _:
                return super().on_receive(message)
