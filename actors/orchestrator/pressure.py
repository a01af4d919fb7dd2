"""How full the queue is, told to all: once when it fills, once when it has drained (OR12)."""

from collections import deque
from enum import StrEnum
from typing import NoReturn

import trio

from ..event_store import SYSTEM_TASK, Event, EventQuery, EventType, new_event
from .desk import Desk
from .surely import record_surely

_WARNING, _CRITICAL, _DRAINED = 0.8, 1.0, 0.5
_ALARMS = frozenset({EventType.BACKPRESSURE})


class Pressure(StrEnum):
    """From nothing to tell to no room at all."""

    CLEARED = "cleared"
    WARNING = "warning"
    CRITICAL = "critical"


_LEVELS = frozenset(map(str, Pressure))


def pressure_after(level: Pressure, queued: int, size: int) -> Pressure:
    """Return the level that follows; it only falls when half of the queue is free again.

    Whoever fills a queue and takes from it at the same pace is thereby told once.
    """
    if queued >= _CRITICAL * size:
        return Pressure.CRITICAL
    if queued <= _DRAINED * size:
        return Pressure.CLEARED
    if queued >= _WARNING * size and level is Pressure.CLEARED:
        return Pressure.WARNING
    return level


# In the background, one after the other: a disk that is slow or full delays no task, and the
# alarms come in the order in which they were raised.
class PressureAlarm:
    """Records each change of the level; goes on from what an earlier incarnation recorded."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.level = Pressure.CLEARED
        self._due: deque[Event] = deque()
        self._news = trio.Event()

    async def take_up(self) -> None:
        """Know the level that was recorded last."""
        query = EventQuery(task_id=SYSTEM_TASK, types=_ALARMS)
        async for event in self._desk.log.iterate(query):
            if (level := event.data.get("level")) in _LEVELS:
                self.level = Pressure(level)
        self._desk.queue.on_change = self.look
        self.look()

    def look(self) -> None:
        """Raise the alarm, or clear it, when the queue's length says so."""
        queued, size = len(self._desk.queue), self._desk.queue.size
        level = pressure_after(self.level, queued, size)
        if level is self.level:
            return
        self.level = level
        told = {"level": str(level), "queued": queued, "queue_size": size}
        self._due.append(new_event(SYSTEM_TASK, EventType.BACKPRESSURE, told))
        self._news.set()

    async def run(self) -> NoReturn:
        """Record what is due, for as long as the actor lives."""
        while True:
            self._news = trio.Event()
            while self._due:
                await record_surely(self._desk.log, self._due[0])
                self._due.popleft()
            await self._news.wait()
