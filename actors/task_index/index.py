"""The actor that knows the state of every task."""

from dataclasses import dataclass
from typing import Any

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import Event, EventLog
from ..kernel import Address, Envelope, NotFound, TrioActor
from .catalogue import Catalogue
from .messages import CountTasks, GetTask, ListTasks, TaskCounts


@dataclass(frozen=True, slots=True)
class _Seen:
    """To the index itself: further events, in order."""

    events: tuple[Event, ...]


class TaskIndex(TrioActor):
    """A live projection: folds the log from its beginning, then what is committed.

    Questions that name a sequence number wait until the index has seen it, so that a client who
    was told of an event finds its effect.
    """

    background = True

    def __init__(self, log: EventLog, broadcaster: Address) -> None:
        super().__init__()
        self._feed = EventFeed(log, broadcaster, TopicPattern())
        self._catalogue = Catalogue()
        self._seen = 0
        self._waiting: list[tuple[int, Envelope]] = []

    async def on_start(self) -> None:
        """Begin to follow the log; questions are taken from now on."""
        self.start_soon(self._follow)

    async def on_receive(self, message: Any) -> Any:
        """Fold events, or answer."""
        match message:
            case _Seen(events):
                self._fold(events)
            case GetTask() | ListTasks() | CountTasks():
                if message.at_least <= self._seen:
                    return self._answer(message)
                self._waiting.append((message.at_least, self.defer()))
            case _:
                return await super().on_receive(message)

    async def _follow(self) -> None:
        async with self._feed as feed:
            while True:
                events = await feed.receive()
                await self.system.address(self.name).tell(_Seen(events))

    def _fold(self, events: tuple[Event, ...]) -> None:
        self._catalogue.fold(events)
        self._seen = events[-1].sequence_number
        ready = [envelope for needed, envelope in self._waiting if needed <= self._seen]
        self._waiting = [each for each in self._waiting if each[0] > self._seen]
        for envelope in ready:
            self._settle(envelope)

    def _settle(self, envelope: Envelope) -> None:
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
                return TaskCounts(self._catalogue.counts(), self._seen)
