"""The actor that knows the state of every task."""

from collections.abc import Iterable
from typing import Any

import trio

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import EventLog, FoldedTasks
from ..kernel import ActorDied, Address, AskTimeout, Envelope, NotFound, TrioActor
from .barrier import Barrier
from .catalogue import Catalogue
from .messages import CountTasks, GetTask, ListTasks, TaskCounts

_PAGE = 1000
_RETRY = 0.05


class TaskIndex(TrioActor):
    """A live projection: has the stored log folded at once, then folds what is committed.

    Questions that name a sequence number wait until the index has seen it, so that a client who
    was told of an event finds its effect.
    """

    background = True

    def __init__(self, log: EventLog, broadcaster: Address) -> None:
        super().__init__()
        self._log = log
        self._feed = EventFeed(log, broadcaster, TopicPattern())
        self._catalogue = Catalogue()
        self._barrier = Barrier()

    async def on_start(self) -> None:
        """Begin to follow the log; questions are taken from now on."""
        self.start_soon(self._follow)

    async def on_receive(self, message: Any) -> Any:
        """Answer, now or when enough has been seen."""
        match message:
            case GetTask() | ListTasks() | CountTasks():
                if self._barrier.has_seen(message.at_least):
                    return self._answer(message)
                self._barrier.hold(message.at_least, self.defer())
            case _:
                return await super().on_receive(message)

    # Beside the messages, not by them: there is nothing to wait for between two steps of either,
    # so that they cannot meet in the middle.
    async def _follow(self) -> None:
        stored = await self._stored()
        self._catalogue.adopt(stored.folds)
        self._feed.cursor = stored.last_sequence
        self._settle(self._barrier.begin(stored.last_sequence))
        self._settle(self._barrier.advance(stored.last_sequence))
        async with self._feed as feed:
            while True:
                events = await feed.receive(_PAGE)
                self._catalogue.fold(events)
                self._settle(self._barrier.advance(events[-1].sequence_number))

    async def _stored(self) -> FoldedTasks:
        while True:
            try:
                return await self._log.fold_tasks()
            except (ActorDied, AskTimeout):
                await trio.sleep(_RETRY)

    def _settle(self, ready: Iterable[Envelope]) -> None:
        for envelope in ready:
            try:
                self.settle(envelope, self._answer(envelope.message))
            except NotFound as error:
                self.settle(envelope, error=error)

    def _answer(self, message: GetTask | ListTasks | CountTasks) -> Any:
        match message:
            case GetTask(task_id):
                return self._catalogue.task(task_id)
            case ListTasks():
                return self._catalogue.page(message)
            case CountTasks():
                return TaskCounts(self._catalogue.counts(), self._barrier.seen)
