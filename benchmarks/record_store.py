"""A million events in a store, made once for a run of the benchmarks."""

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from typing import Any

from understudy.actors.event_store import Append, Event, EventType, SqliteEngine, new_event

EVENTS, TASKS, RUNNING = 1_000_000, 100, 20
TASK = "task-50"  # one of them, with its 10,000 events
_BATCH = 2_000


@cache
def million() -> str:
    """Return the path of a store with a million events of a hundred tasks, as they would lie."""
    folder = tempfile.TemporaryDirectory()
    _keep.append(folder)
    path = f"{folder.name}/events.db"
    engine = SqliteEngine(path)
    engine.open()
    events = _interleaved()
    while batch := tuple(islice(events, _BATCH)):
        engine.append_batch([Append(batch)])
    engine.close()
    return path


_keep: list[tempfile.TemporaryDirectory[str]] = []  # until the interpreter ends


def _interleaved() -> Iterator[Event]:
    """Yield the events of tasks of which some run at a time, in short stretches."""
    chance = random.Random(1)  # noqa: S311 - a workload, not a secret
    waiting = [_story(f"task-{number}") for number in range(TASKS)]
    running: list[Iterator[Event]] = []
    while waiting or running:
        while waiting and len(running) < RUNNING:
            running.append(waiting.pop())
        story = chance.choice(running)
        stretch = list(islice(story, chance.randint(1, 5)))
        if not stretch:
            running.remove(story)
        yield from stretch


def _story(task_id: str) -> Iterator[Event]:
    cause: str | None = None
    for kind, data in islice(_plot(), EVENTS // TASKS - 1):
        event = new_event(task_id, kind, data, causation_id=cause, correlation_id=f"r-{task_id}")
        cause = cause or event.event_id
        yield event
    yield new_event(task_id, EventType.TASK_COMPLETE, {"exit_code": 0}, causation_id=cause)


def _plot() -> Iterator[tuple[EventType, dict[str, Any]]]:
    yield EventType.TASK_CREATED, {"request": {"command": ["make", "test"]}}
    yield EventType.TASK_QUEUED, {"priority": 10}
    yield EventType.TASK_STARTED, {}
    yield EventType.WORKER_STARTED, {"incarnation": 1, "agent": "command"}
    for n in count():
        if n % 10 == 9:
            counts = {"lines": 3 * n, "bytes": 400 * n, "elapsed_sec": n / 10}
            yield EventType.WORKER_HEARTBEAT, counts
        elif n % 10 == 8:
            yield EventType.WORKER_PROGRESS, {"percent": n % 100, "text": "a line of progress"}
        else:
            segments = [["stdout", 300], ["stderr", 100]]
            stretch = {"offset": 400 * n, "length": 400, "segments": segments, "lines": 3}
            yield EventType.WORKER_OUTPUT, stretch
