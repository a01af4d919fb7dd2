"""WK2, WK5: the streaming settings have effect, and heartbeats tell what is going on."""

import itertools
import sys
from datetime import datetime
from typing import Any

from understudy.actors.event_store import Event
from understudy.config import StreamingSettings

# A line at a time, as soon as the one before was taken: 40 lines in some 0.4 s.
DRIPPING = "for i in $(seq 40); do echo line $i; sleep 0.01; done"
BUSY = f"{sys.executable} -c 'while True: pass' & wait"


def flushes(story: list[Event]) -> list[Event]:
    return [event for event in story if event.event_type == "WORKER_OUTPUT"]


async def test_wk2_flush_interval_bounds_the_number_of_events(run_house: Any) -> None:
    counts: dict[int, int] = {}
    for milliseconds in (5, 150):
        streaming = StreamingSettings(flush_interval_ms=milliseconds)
        async with run_house(streaming=streaming) as house:
            story = await house.run("sh", "-c", DRIPPING)
        counts[milliseconds] = len(flushes(story))
        assert sum(event.data["lines"] for event in flushes(story)) == 40
    assert counts[5] > 20
    assert counts[150] < 12


async def test_wk2_buffer_size_changes_nothing_but_the_size_of_reads(run_house: Any) -> None:
    for size in (1, 100_000):
        async with run_house(streaming=StreamingSettings(buffer_size=size)) as house:
            story = await house.run("sh", "-c", "head -c 5000 /dev/zero; printf end >&2")
            streams = house.streams_of(story)
        assert streams == {"stdout": bytes(5000), "stderr": b"end"}


async def test_wk2_last_lines_are_split_at_the_longest_line(run_house: Any) -> None:
    async with run_house(streaming=StreamingSettings(max_line_length=10)) as house:
        story = await house.run("sh", "-c", "echo 0123456789abcdef; exit 1")
        assert house.streams_of(story) == {"stdout": b"0123456789abcdef\n"}
    assert story[-1].data["last_lines"] == ["0123456789", "abcdef"]


async def test_wk5_heartbeats_tell_output_time_and_use_of_the_tree(run_house: Any) -> None:
    streaming = StreamingSettings(heartbeat_interval_sec=0.2)
    async with run_house(streaming=streaming) as house:
        task = await house.submit("sh", "-c", f"echo one; echo two; {BUSY}")
        story = await house.until(task, "WORKER_HEARTBEAT", count=4)
    beats = [event for event in story if event.event_type == "WORKER_HEARTBEAT"]
    for number, beat in enumerate(beats, start=1):
        assert (beat.data["lines"], beat.data["bytes"]) == (2, 8)
        assert number * 0.2 <= beat.data["elapsed_sec"] < number * 0.2 + 5
    last = beats[-1].data
    assert last["processes"] == 2  # the shell and what it runs
    assert 1_000_000 < last["memory_bytes"] < 1_000_000_000
    assert max(beat.data["cpu_percent"] for beat in beats) > 20
    moments = [datetime.fromisoformat(beat.timestamp) for beat in beats]
    assert all((b - a).total_seconds() >= 0.19 for a, b in itertools.pairwise(moments))
