"""One actor's way of recording what happens to one task."""

from collections.abc import Mapping
from typing import Any

from .client import EventLog
from .clock import merge, tick
from .creation import new_event
from .event import Event


class Journal:
    """Stamps and appends events of one task, for the actor `process`.

    Each event carries the task's correlation id, the cause (the task's first event, unless one
    is named) and this actor's vector clock, ticked for it.
    """

    def __init__(
        self,
        log: EventLog,
        task_id: str,
        *,
        process: str,
        correlation_id: str | None = None,
        causation_id: str | None = None,
        clock: Mapping[str, int] | None = None,
    ) -> None:
        self.task_id, self.correlation_id, self.causation_id = task_id, correlation_id, causation_id
        self._log, self._process = log, process
        self._clock: dict[str, int] = dict(clock or {})

    @property
    def clock(self) -> dict[str, int]:
        """The vector clock of the newest event that was made or merged."""
        return dict(self._clock)

    def merge(self, clock: Mapping[str, int]) -> None:
        """Take note of what another actor has seen."""
        self._clock = merge(self._clock, clock)

    def event(
        self,
        event_type: str,
        data: Mapping[str, Any] | None = None,
        *,
        correlation_id: str | None = None,
    ) -> Event:
        """Make an event that happens now, without storing it.

        correlation_id: of another request than the task's, if that led to the event.
        """
        self._clock = tick(self._clock, self._process)
        return new_event(
            self.task_id,
            event_type,
            data,
            causation_id=self.causation_id,
            correlation_id=correlation_id or self.correlation_id,
            vector_clock=self._clock,
        )

    async def record(self, event_type: str, data: Mapping[str, Any] | None = None) -> Event:
        """Make an event and append it; return it as stored. Errors as `EventLog.append`."""
        return await self.store(self.event(event_type, data))

    async def store(self, event: Event) -> Event:
        """Append an event that was made before; return it as stored. Safe to repeat."""
        return (await self._log.append(event))[0]
