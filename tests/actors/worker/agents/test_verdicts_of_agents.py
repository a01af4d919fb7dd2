"""Verified or not: 'done' is never only the agent's word; exit code, diff and check count."""

from collections.abc import Callable
from typing import Any

import pytest
import trio
from understudy.actors.event_store import rebuild_state
from understudy.actors.orchestrator import CancelTask, SubmitTask, TaskRequest

WRITES = "(Path.cwd() / 'note.txt').write_text('one\\n')"


@pytest.mark.parametrize(
    ("does", "exit_code", "check", "verdict", "ends"),
    [
        ("", 0, None, "unverified", "TASK_COMPLETE"),
        (WRITES, 0, None, "partial", "TASK_COMPLETE"),
        (WRITES, 0, "grep -q one note.txt", "verified", "TASK_COMPLETE"),
        (WRITES, 0, "echo checking; exit 3", "partial", "TASK_FAILED"),
        ("", 0, "exit 3", "unverified", "TASK_FAILED"),
        (WRITES, 7, None, "partial", "TASK_FAILED"),
        ("", 7, "true", "partial", "TASK_FAILED"),
    ],
)
async def test_ag3_the_verdict_weighs_all_evidence(
    run_house: Any,
    ask: Any,
    fake_cli: Callable[[str], Any],
    does: str,
    exit_code: int,
    check: str | None,
    verdict: str,
    ends: str,
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl", exit_code=exit_code, does=does)
    fields = {} if check is None else {"check": check}
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", **fields)
        log = house.log_of(story[0].task_id)
    end = story[-1]
    assert (end.event_type, end.data["verdict"]) == (ends, verdict)
    told = next(event.data for event in story if event.event_type == "AGENT_VERDICT")
    assert told["evidence"]["files"] == (1 if does else 0)
    assert rebuild_state(story).verdict == verdict
    if check == "echo checking; exit 3":
        assert log.endswith(b"checking\n")
        kinds = [event.event_type for event in story]
        assert kinds.index("WORKER_EXITED") < kinds.index("TEST_STARTED")
        assert kinds.index("TEST_FAILED") < kinds.index("AGENT_VERDICT")
        assert "exit code 3" in end.data["reason"]


async def test_ag3_an_exit_without_a_last_word_is_an_interruption(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("claude")
    cli.says('{"type":"system","subtype":"init","session_id":"s","model":"m"}', exit_code=0)
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", check="true")
    assert (story[-1].event_type, story[-1].data["verdict"]) == ("TASK_FAILED", "interrupted")
    assert "TEST_STARTED" not in [event.event_type for event in story]


async def test_wk7_a_cancelled_agent_is_interrupted_and_what_it_changed_is_told(
    run_house: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl", does=f"{WRITES}; print('up', flush=True); time.sleep(300)")
    async with run_house(agents={"claude": cli.settings()}) as house:
        boss = house.services.orchestrator
        request = TaskRequest.from_dict({"agent": "claude", "prompt": "x", "check": "true"})
        task = (await boss.ask(SubmitTask(request))).task_id
        await house.until(task, "WORKER_OUTPUT")
        with trio.fail_after(20):
            await boss.ask(CancelTask(task))
            story = await house.ended(task)
    assert (story[-1].event_type, story[-1].data["verdict"]) == ("TASK_CANCELLED", "interrupted")
    changed = next(event.data for event in story if event.event_type == "WORKSPACE_CHANGED")
    assert changed["changes"][0]["path"] == "note.txt"


async def test_ag4_a_command_with_a_check_is_judged_by_it(run_house: Any) -> None:
    async with run_house() as house:
        passed = await house.run("true", check=["true"])
        failed = await house.run("true", check=["false"])
        plain = await house.run("true")
    assert passed[-1].data["verdict"] == "verified"
    assert (failed[-1].event_type, failed[-1].data["verdict"]) == ("TASK_FAILED", "unverified")
    assert "verdict" not in plain[-1].data
