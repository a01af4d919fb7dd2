"""Turns events into what clients see, once for all of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import trio

from ...actors.event_store import Event
from .cache import FrameCache
from .frame import Frame
from .hydration import hydrate, is_reference

CACHE_BYTES = 16 * 1024 * 1024
# Clients of one task want the same events at the same moment: the first of them makes the frames
# while the others wait for its lock. Clients of other tasks do not wait.
_LOCKS = 16
_THREADS = 4

_encode = msgspec.json.Encoder().encode


class EventEncoder:
    """Hydrates and serialises events; `logs_dir` has the execution logs.

    At most `cache_bytes` of frames are kept for further clients.
    """

    def __init__(self, logs_dir: Path, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._logs_dir = logs_dir
        self._cache = FrameCache(cache_bytes)
        self._locks = tuple(trio.Lock() for _ in range(_LOCKS))
        self._threads = trio.CapacityLimiter(_THREADS)

    async def encode(self, event: Event) -> dict[str, Any]:
        """Return a hydrated event as plain JSON values."""
        if not is_reference(event):
            await trio.lowlevel.checkpoint()
            return event.to_dict()
        return await trio.to_thread.run_sync(hydrate, self._logs_dir, event, limiter=self._threads)

    async def encode_json(self, event: Event) -> bytes:
        """Return a hydrated event as JSON, without a line end."""
        (frame,) = await self.frames((event,))
        return frame.payload

    async def frames(self, events: Sequence[Event]) -> list[Frame]:
        """Return the frames of events, in order."""
        known = [self._cache.get(event.event_id) for event in events]
        if all(known):
            await trio.lowlevel.checkpoint()
        else:
            missing = events[known.index(None)]
            async with self._locks[hash(missing.task_id) % _LOCKS]:
                known = await self._complete(events)
        return [frame for frame in known if frame is not None]

    async def _complete(self, events: Sequence[Event]) -> list[Frame | None]:
        known = [self._cache.get(event.event_id) for event in events]
        wanted = [event for event, frame in zip(events, known, strict=True) if frame is None]
        made = {event.event_id: frame for event, frame in await self._make(wanted)}
        for event_id, frame in made.items():
            self._cache.put(event_id, frame)
        return [frame or made[event.event_id] for event, frame in zip(events, known, strict=True)]

    # One hop to a thread for all of them, and none when no file has to be read.
    async def _make(self, events: list[Event]) -> list[tuple[Event, Frame]]:
        if any(map(is_reference, events)):
            return await trio.to_thread.run_sync(self._make_blocking, events, limiter=self._threads)
        return self._make_blocking(events)

    def _make_blocking(self, events: list[Event]) -> list[tuple[Event, Frame]]:
        return [(event, self._frame(event)) for event in events]

    def _frame(self, event: Event) -> Frame:
        reference = is_reference(event)
        payload = _encode(hydrate(self._logs_dir, event)) if reference else event.to_json()
        return Frame(
            event.sequence_number, event.event_type, event.task_id, event.code_version, payload
        )
