"""WK1: each line of an agent's tools is in the task's stream as it is printed."""

from collections.abc import Callable
from typing import Any

from understudy.actors.event_store import Event
from understudy.actors.orchestrator import SubmitTask, TaskRequest

# As Claude Code calls its tools: the whole command as one argument of the program it was given.
TOOL = """
import subprocess
call = [os.environ["CLAUDE_CODE_SHELL_PREFIX"], "echo one; read go < gate; echo two >&2"]
done = subprocess.run(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
print(json.dumps({"tool": done.stdout.decode(), "code": done.returncode}), flush=True)
"""


def tool_bytes(story: list[Event], log: bytes) -> bytes:
    """What the events say that the tools printed."""
    printed = b""
    for event in (event for event in story if event.event_type == "WORKER_OUTPUT"):
        position = event.data["offset"]
        for stream, length in event.data["segments"]:
            printed += log[position : position + length] if stream == "tool" else b""
            position += length
    return printed


async def test_wk1_a_tool_is_heard_while_it_works(
    run_house: Any, fake_cli: Callable[[str], Any], tmp_path: Any
) -> None:
    cli = fake_cli("claude")
    gate = "os.mkfifo('gate')" + TOOL
    cli.replays("cc_ok.jsonl", does=gate)
    fields = {"agent": "claude", "prompt": "x", "workspace": str(tmp_path / "w"), "isolate": False}
    (tmp_path / "w").mkdir()
    async with run_house(agents={"claude": cli.settings()}) as house:
        request = TaskRequest.from_dict(fields)
        task = (await house.services.orchestrator.ask(SubmitTask(request))).task_id
        story = await house.until(task, "WORKER_OUTPUT")
        assert tool_bytes(story, house.log_of(task)) == b"one\n"
        with (tmp_path / "w" / "gate").open("w") as gate_file:  # the tool waits for this
            gate_file.write("go\n")
        story = await house.ended(task)
        log = house.log_of(task)
    assert tool_bytes(story, log) == b"one\ntwo\n"
    assert b'{"tool": "one\\ntwo\\n", "code": 0}\n' in log
    assert story[-1].event_type == "TASK_COMPLETE"


async def test_wk1_a_user_s_own_wrapper_is_left_alone(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl")
    async with run_house(agents={"claude": cli.settings()}) as house:
        await ask(house, "claude", environment={"CLAUDE_CODE_SHELL_PREFIX": "/my/own"})
    assert cli.given[0]["env"]["CLAUDE_CODE_SHELL_PREFIX"] == "/my/own"
