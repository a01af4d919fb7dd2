"""ES2: a writer that is killed at any moment leaves what it acknowledged, and nothing by halves."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from understudy.actors.event_store import EventQuery, SqliteEngine

ROUNDS = 20  # on one store

# Appends from several threads at once and prints the id and number of each that is acknowledged.
CHILD = """
import os, sys, trio
from understudy.actors.event_store import Append, EventStore, SqliteEngine, new_event
from understudy.actors.kernel.testing import run_actor

def write(store, task):
    while True:
        events = [new_event(task, "WORKER_PROGRESS", {"part": n}) for n in range(3)]
        stored = store.ask_nowait(Append(tuple(events))).get().events
        os.write(1, "".join(f"{e.sequence_number} {e.event_id}\\n" for e in stored).encode())

async def main():
    async with run_actor(lambda: EventStore(SqliteEngine(sys.argv[1]))) as store:
        async with trio.open_nursery() as nursery:
            for n in range(6):
                nursery.start_soon(trio.to_thread.run_sync, write, store, f"task-{n}")

trio.run(main)
"""


def _run_and_kill(path: str, after_lines: int, acknowledged: dict[int, str]) -> None:
    with subprocess.Popen([sys.executable, "-c", CHILD, path], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(after_lines):
            line = child.stdout.readline()
            assert line, "the child ended by itself"
            _note(line, acknowledged)
        child.kill()
        for line in child.stdout:
            _note(line, acknowledged)


def _note(line: bytes, acknowledged: dict[int, str]) -> None:
    if line.endswith(b"\n"):
        number, event_id = line.decode().split()
        assert int(number) not in acknowledged
        acknowledged[int(number)] = event_id


ALL_SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.acceptance) for seed in range(2, 11))]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", ALL_SEEDS)
def test_es2_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    path, acknowledged = str(tmp_path / "events.db"), dict[int, str]()
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(ROUNDS):
        _run_and_kill(path, chance.randint(1, 300), acknowledged)
        engine = SqliteEngine(path)
        last = engine.open().last_sequence
        events = engine.read(EventQuery(limit=10_000)).events
        engine.close()
        assert [event.sequence_number for event in events] == list(range(1, last + 1))
        found = {event.sequence_number: event.event_id for event in events}
        assert found | acknowledged == found
        assert [event.data["part"] for event in events] == [0, 1, 2] * (last // 3)
    assert len(acknowledged) > ROUNDS
