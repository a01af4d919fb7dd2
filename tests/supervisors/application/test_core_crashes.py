"""OR8: whichever part of the house crashes, the tasks' record has no gap and each ends once."""

from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import Event
from understudy.config import OrchestratorSettings
from understudy.supervisors import TreeNode, snapshot

EIGHT = OrchestratorSettings(max_concurrent=8)
STREAM = "for i in $(seq 20); do seq $(( i * 500 - 499 )) $(( i * 500 )); sleep 0.05; done"
STREAMED = b"".join(b"%d\n" % n for n in range(1, 10_001))
ENDS = ("TASK_COMPLETE", "TASK_FAILED", "TASK_CANCELLED", "TASK_INTERRUPTED")
CORE = (
    *("event_store", "event_reader", "log_capture", "broadcaster"),
    *("task_index", "throttle", "workflow_log", "server_record"),
)


def restarts(node: TreeNode) -> dict[str, int]:
    found = {node.view.name: node.view.restarts}
    for child in node.children:
        found |= restarts(child)
    return found


async def follow(house: Any, into: list[int]) -> None:
    async with house.services.feed(TopicPattern()) as feed:
        while True:
            into += [event.sequence_number for event in await feed.receive()]


def check_lines(logs: Path, story: list[Event]) -> None:
    """Each event but the bulky ones has one line in the task's workflow log, in order."""
    lines = (logs / f"task-{story[0].task_id}.log").read_text().splitlines()
    told = [event for event in story if event.event_type not in ("WORKER_OUTPUT",)]
    expected = [(event.sequence_number, event.event_type) for event in told]
    assert [(int(line.split()[0]), line.split()[2]) for line in lines] == expected


@pytest.mark.parametrize("name", [*CORE, "orchestrator"])
async def test_or8_a_crash_in_the_house_disturbs_no_task(
    run_house: Any, crash: Any, all_events: Any, name: str
) -> None:
    followed: list[int] = []
    async with run_house(orchestrator=EIGHT) as house, trio.open_nursery() as nursery:
        nursery.start_soon(follow, house, followed)
        tasks = [await house.submit("sh", "-c", STREAM) for _ in range(8)]
        await house.until(tasks[-1], "WORKER_OUTPUT", count=3)
        await crash(house, name)
        stories = [await house.ended(task) for task in tasks]
        for story in stories:
            assert house.streams_of(story) == {"stdout": STREAMED}
            assert story[-1].event_type == "TASK_COMPLETE"
            assert sum(event.event_type in ENDS for event in story) == 1
        assert (await house.run("true"))[-1].event_type == "TASK_COMPLETE"
        assert restarts(snapshot(house.services.system, "application"))[name] == 1
        events = await all_events(house)
        with trio.fail_after(10):
            while followed[-1:] != [len(events)]:  # noqa: ASYNC110 - nothing tells us
                await trio.sleep(0.01)
        nursery.cancel_scope.cancel()
    assert followed == list(range(1, len(events) + 1))
    for story in stories:
        check_lines(house.services.logs_dir, story)
