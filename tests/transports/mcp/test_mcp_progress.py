"""Following a task: progress while it waits, cursors without a seam, bounded waits and answers."""

import time
from typing import Any

import pytest
import trio
from understudy.actors.log_capture import exec_log

MODES = pytest.mark.parametrize("mode", ["auto", "legacy"])


@MODES
async def test_mc5_progress_comes_while_a_call_waits(served: Any, mode: str) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def hear(done: float, total: float | None, message: str | None) -> None:
        told.append((done, total, message))

    async with served.connect(mode) as client:
        task_id = await served.start(client, "echo first; sleep 8; echo last")
        call = {"task_id": task_id, "wait_seconds": 30}
        await client.call_tool("stream_task_progress", call, progress_callback=hear)
    moments = [done for done, _, _ in told]
    assert moments == sorted(set(moments))
    assert all(late - early < 10 for early, late in zip([0.0, *moments], moments, strict=False))
    assert len(told) >= 2
    assert all(total == 30 for _, total, _ in told)
    assert "first" in str(told[0][2])


@MODES
async def test_mc5_a_wait_is_bounded_and_the_task_goes_on(served: Any, mode: str) -> None:
    async with served.connect(mode) as client:
        task_id = await served.start(client, "echo early; exec sleep 60")
        await served.wait_for(task_id, "WORKER_OUTPUT")
        begin = time.monotonic()
        call = {"task_id": task_id, "wait_seconds": 1}
        answer = await served.ask(client, "stream_task_progress", **call)
        assert 0.9 < time.monotonic() - begin < 5
        assert (answer["output"], answer["ended"]) == ("early\n", False)
        call |= {"wait_seconds": 0, "after": answer["cursor"]}
        again = await served.ask(client, "stream_task_progress", **call)
        assert (again["output"], again["status"]) == ("", "running")
        await served.ask(client, "cancel_task", task_id=task_id)


async def test_mc1_without_a_wait_everything_stored_is_told(served: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, "for i in 1 2 3; do echo $i; sleep 0.2; done")
        await served.follow(client, task_id)
        call = {"task_id": task_id, "wait_seconds": 0}
        answer = await served.ask(client, "stream_task_progress", **call)
        assert (answer["output"], answer["ended"]) == ("1\n2\n3\n", True)
        call["after"] = answer["cursor"]
        past = await served.ask(client, "stream_task_progress", **call)
    assert (past["output"], past["ended"], past["cursor"]) == ("", True, answer["cursor"])


async def test_tr2_cursors_leave_no_gap_and_repeat_nothing(served: Any) -> None:
    script = "i=0; while [ $i -lt 3000 ]; do echo line $i is here; i=$((i+1)); done"
    async with served.connect() as client:
        task_id = await served.start(client, script)
        answers = await served.follow(client, task_id, wait=0.2)
    output = "".join(answer["output"] for answer in answers)
    assert output == "".join(f"line {i} is here\n" for i in range(3000))
    told = [event["sequence_number"] for answer in answers for event in answer["events"]]
    kinds = {"WORKER_OUTPUT", "WORKER_HEARTBEAT"}
    events = await served.events(task_id)
    assert told == [each.sequence_number for each in events if each.event_type not in kinds]


async def test_tr3_an_answer_is_bounded_and_says_what_it_left_out(served: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, "head -c 3000000 /dev/zero | tr '\\0' x")
        with trio.fail_after(30):
            answers = await served.follow(client, task_id)
    assert all(len(answer["output"]) < 61_000 for answer in answers)
    assert any(answer["more"] for answer in answers[:-1])
    assert any("bytes left out" in answer["output"] for answer in answers)


async def test_mc1_output_is_text_without_escape_sequences(served: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, r"printf '\033[31mred\033[0m \377\n'")
        answers = await served.follow(client, task_id)
    assert answers[-1]["output"] == "red \N{REPLACEMENT CHARACTER}\n"


async def test_tr2_output_that_is_gone_is_told(served: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, "echo gone")
        await served.follow(client, task_id)
        exec_log(served.services.logs_dir, task_id).unlink()
        answers = await served.follow(client, task_id)
    assert answers[-1]["output"] == "\n[5 bytes are not kept any more]\n"
