"""WK4: the progress that a command prints becomes events, at a bounded rate."""

import itertools
import sys
from datetime import datetime
from typing import Any

import pytest
from understudy.actors.event_store import Event, rebuild_state
from understudy.config import StreamingSettings

BAR = "for i in $(seq 0 50); do printf '\\rfetching: %d%%' $((i * 2)); sleep 0.02; done; echo"
FLOOD = (
    "import sys\n"
    "for n in range(150_000): print('an ordinary line of output, number', n)\n"
    "print('Downloading model: 73%')\n"
)


def progress(story: list[Event]) -> list[dict[str, Any]]:
    return [event.data for event in story if event.event_type == "WORKER_PROGRESS"]


async def test_wk4_a_bar_becomes_few_events_that_go_up_to_the_end(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", BAR)
    percents = [data["percent"] for data in progress(story)]
    assert percents == sorted(percents)
    assert percents[-1] == 100.0
    assert 3 <= len(percents) <= 8  # the bar takes a second or little more
    state = rebuild_state(story)
    assert state.progress == progress(story)[-1]
    assert state.anomalies == ()


async def test_wk4_what_came_too_soon_is_told_when_its_time_has_come(run_house: Any) -> None:
    script = "echo 'Building: 10%'; echo 'Building: 40%'; exec sleep 300"
    async with run_house() as house:
        task = await house.submit("sh", "-c", script)
        story = await house.until(task, "WORKER_PROGRESS", count=2)
    told = [event for event in story if event.event_type == "WORKER_PROGRESS"]
    assert [event.data["percent"] for event in told] == [10.0, 40.0]
    first, second = (datetime.fromisoformat(event.timestamp) for event in told)
    assert (second - first).total_seconds() >= 0.29


@pytest.mark.parametrize("pty", [False, True])
async def test_wk4_the_last_progress_is_told_even_after_a_flood(run_house: Any, pty: bool) -> None:
    async with run_house() as house:
        story = await house.run(sys.executable, "-c", FLOOD, pty=pty)
    assert [data["percent"] for data in progress(story)] == [73.0]


async def test_wk4_ordinary_output_is_no_progress_and_detection_can_be_off(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("echo", "100% of the users like 3/4 of it")
        assert progress(story) == []
    async with run_house(streaming=StreamingSettings(progress_detection=False)) as house:
        assert progress(await house.run("sh", "-c", BAR)) == []


async def test_wk4_the_event_comes_after_the_output_that_it_was_read_in(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", BAR)
    kinds = [event.event_type for event in story]
    assert kinds.index("WORKER_OUTPUT") < kinds.index("WORKER_PROGRESS")
    numbers = [event.sequence_number for event in story]
    assert all(after > before for before, after in itertools.pairwise(numbers))
