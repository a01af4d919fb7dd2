"""Clients that cancel, leave and crowd: tasks go on, and everybody sees the same."""

from pathlib import Path
from typing import Any

import pytest
import trio

MODES = pytest.mark.parametrize("mode", ["auto", "legacy"])


@MODES
async def test_mc1_cancel_ends_the_task_and_those_who_follow_it(served: Any, mode: str) -> None:
    async with served.connect(mode) as client, served.connect(mode) as other:
        task_id = await served.start(client, "echo begun; exec sleep 60")
        await served.wait_for(task_id, "WORKER_OUTPUT")
        answers: list[dict[str, Any]] = []

        async def follow() -> None:
            answers.extend(await served.follow(client, task_id, wait=50))

        with trio.fail_after(20):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(follow)
                call = {"task_id": task_id, "reason": "not needed any more"}
                cancelled = await served.ask(other, "cancel_task", **call)
        status = await served.ask(client, "get_task_status", task_id=task_id)
        again = await served.ask(client, "cancel_task", task_id=task_id)
    assert (cancelled["cancelled"], again["cancelled"]) == (True, False)
    assert answers[-1]["status"] == status["status"] == again["status"] == "cancelled"
    assert "not needed any more" in status["reason"]


@MODES
async def test_mc1_a_call_that_is_given_up_does_not_end_the_task(
    served: Any, mode: str, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    async with served.connect(mode) as client:
        script = f"echo begun; while [ ! -e {go} ]; do sleep 0.05; done; echo still here"
        task_id = await served.start(client, script)
        await served.wait_for(task_id, "WORKER_OUTPUT")
        with trio.move_on_after(0.5) as left:
            await served.follow(client, task_id, wait=50)
        assert left.cancelled_caught
        go.touch()
        answers = await served.follow(client, task_id)
    assert answers[-1]["status"] == "complete"
    assert "".join(answer["output"] for answer in answers) == "begun\nstill here\n"


@MODES
async def test_mc1_a_client_that_leaves_does_not_end_the_task(
    served: Any, mode: str, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    async with served.connect(mode) as client:
        script = f"echo begun; while [ ! -e {go} ]; do sleep 0.05; done; echo still here"
        task_id = await served.start(client, script)
    with trio.move_on_after(0.5) as left:
        async with served.connect(mode) as client:
            await served.follow(client, task_id, wait=50)
    assert left.cancelled_caught
    go.touch()
    async with served.connect(mode) as client:
        answers = await served.follow(client, task_id)
    assert answers[-1]["status"] == "complete"


async def test_tr1_all_clients_are_told_the_same(served: Any) -> None:
    script = "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.1; done"
    seen: list[tuple[str, list[Any]]] = []

    async def watch(mode: str, task_id: str, wait: float) -> None:
        async with served.connect(mode) as client:
            answers = await served.follow(client, task_id, wait)
        output = "".join(answer["output"] for answer in answers)
        seen.append((output, [event for answer in answers for event in answer["events"]]))

    async with served.connect() as client, trio.open_nursery() as nursery:
        task_id = await served.start(client, script)
        for number in range(6):
            mode = "auto" if number % 2 else "legacy"
            nursery.start_soon(watch, mode, task_id, 0.3 * number)
    assert len(seen) == 6
    assert seen[0][0] == "1\n2\n3\n4\n5\n6\n7\n8\n"
    assert all(each == seen[0] for each in seen)
