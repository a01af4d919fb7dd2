"""AG3, AG5, WK6: the real CLIs as agents of Understudy, before stand-ins for their models."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import rebuild_state

from .agents_at_work import of_type, section, work
from .stand_in.script import Refuse, Say, Shell, Write

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]

CLIS = ("claude", "codex", "gemini", "opencode", "aider")
# In the folder where the CLI works, wherever that is; aider's model can run no command.
NOTE = Shell("printf 'one\\ntwo\\n' > note.txt")
EDIT = Write("note.txt", "one\ntwo\n")


@pytest.mark.parametrize("name", CLIS)
async def test_ag3_a_file_is_written_in_a_workspace_and_verified(
    run_house: Any, take_seat: Callable[..., Any], name: str
) -> None:
    step = EDIT if name == "aider" else NOTE
    async with take_seat(name, step, Say("done")) as seat:
        async with run_house(agents={name: section(seat, permissions="all")}) as house:
            story = await work(house, seat, check="grep -q two note.txt")
        assert not (seat.project / "note.txt").exists()
    assert (story[-1].event_type, story[-1].data["verdict"]) == ("TASK_COMPLETE", "verified")
    (changed,) = of_type(story, "WORKSPACE_CHANGED")
    assert (Path(changed["path"]) / "note.txt").read_text() == "one\ntwo\n"
    assert of_type(story, "AGENT_TOOL_USE")
    state = rebuild_state(story)
    assert state.input_tokens > 0
    assert state.anomalies == ()
    if name != "aider":
        assert state.session


@pytest.mark.parametrize("name", CLIS)
async def test_wk6_a_429_is_told_and_that_it_is_over(
    run_house: Any, take_seat: Callable[..., Any], name: str
) -> None:
    seated = take_seat(name, Refuse("rate_limit", retry_after=1), Say("hello"))
    async with seated as seat, run_house(agents={name: section(seat)}) as house:
        story = await work(house, seat)
    assert story[-1].event_type == "TASK_COMPLETE"
    kinds = [str(event.event_type) for event in story]
    if name in ("codex", "aider"):  # their short retries are silent
        return
    assert kinds.index("RATE_LIMITED") < kinds.index("RECOVERED")


async def test_wk1_claude_s_tools_are_heard_line_by_line(
    run_house: Any, take_seat: Callable[..., Any]
) -> None:
    step = Shell("for n in 1 2 3; do echo line $n; sleep 1; done; exit 3")
    async with take_seat("claude", step, Say("done")) as seat:
        async with run_house(agents={"claude": section(seat, permissions="all")}) as house:
            story = await work(house, seat)
        assert seat.stand_in.asked
    heard = [event.timestamp for event in story if "tool" in str(event.data.get("segments"))]
    told = [event for event in story if event.event_type == "AGENT_TOOL_RESULT"]
    assert len(heard) >= 3
    lead = datetime.fromisoformat(told[0].timestamp) - datetime.fromisoformat(heard[0])
    assert lead.total_seconds() > 2
    assert "line 1\nline 2\nline 3" in told[0].data["text"]
    assert "3" in told[0].data["text"].splitlines()[0]  # the exit code came through
