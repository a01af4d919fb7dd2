"""AG1, AG3: how a program is called: its flags, its prompt, its model; what if it is missing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.config import AgentSettings

PROMPTS = ["--help", "Größe: 'x' \"y\" $(id) {model}\n\t`z`\n", "é" * 100_000]


@pytest.mark.parametrize("prompt", PROMPTS, ids=["flag", "quotes", "long"])
async def test_ag3_a_prompt_comes_through_stdin_as_it_is(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], prompt: str
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl")
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", prompt, model="opus")
        scratch = list((house.services.workspaces_dir.parent / "scratch").glob("*/*"))
    (given,) = cli.given
    assert given["stdin"] == prompt
    assert given["argv"][:4] == ["--print", "--output-format", "stream-json", "--verbose"]
    assert given["argv"][4:] == ["--permission-mode", "acceptEdits", "--model", "opus"]
    assert given["env"]["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] == "1"
    started = next(event.data for event in story if event.event_type == "WORKER_STARTED")
    assert started["argv"] == [str(cli.program), *given["argv"]]
    assert scratch == []  # nothing of the prompt is left behind


async def test_ag3_a_prompt_comes_in_a_file_where_the_program_wants_one(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("aider")
    cli.replays("aider_ok.txt")
    async with run_house(agents={"aider": cli.settings()}) as house:
        await ask(house, "aider", "é" * 100_000)
    (given,) = cli.given
    assert list(given["files"].values()) == ["é" * 100_000]
    assert given["argv"][0] == "--message-file"
    assert given["stdin"] == ""


async def test_ag1_an_agent_of_the_user_s_own_is_a_section(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("mine")
    cli.says("hello")
    mine = cli.settings(arguments=["--ask={prompt}"], prompt="argument")
    async with run_house(agents={"mine": mine}) as house:
        story = await ask(house, "mine", "What?")
        assert story[-1].event_type == "TASK_COMPLETE"
        story = await ask(house, "mine", "x" * 131_072)
    assert [given["argv"] for given in cli.given] == [["--ask=What?"]]
    assert 'set prompt = "stdin"' in story[-1].data["reason"]


async def test_ag3_a_missing_program_is_told_with_what_to_install(run_house: Any, ask: Any) -> None:
    section = AgentSettings(program="no-such-agent", install="npm install -g it")
    async with run_house(agents={"mine": section}) as house:
        story = await ask(house, "mine")
    assert story[-1].event_type == "TASK_FAILED"
    reason = story[-1].data["reason"]
    assert "no-such-agent is not installed" in reason
    assert "npm install -g it" in reason
    assert "agents.mine.program" in reason


async def test_ag1_an_unknown_agent_is_refused_with_the_known_ones(
    run_house: Any, ask: Any
) -> None:
    async with run_house() as house:
        with pytest.raises(ValueError, match="no 'butler', use one of aider, claude, codex"):
            await ask(house, "butler")


async def test_ag6_a_restarted_worker_goes_on_with_its_session(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], tmp_path: Path
) -> None:
    cli = fake_cli("claude")
    does = "(here / 'exit').write_text('0' if (here / 'second').exists() else '1')"
    cli.replays("cc_ok.jsonl", exit_code=1, does=does + "; (here / 'second').touch()")
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", "Build it.", restart="transient")
    assert story[-1].event_type == "TASK_COMPLETE"
    session = next(event.data for event in story if event.event_type == "AGENT_SESSION")["session"]
    first, second = cli.given
    assert "--resume" not in first["argv"]
    assert second["argv"][-2:] == ["--resume", session]
    assert second["stdin"].endswith("Build it.")
    assert "interrupted" in second["stdin"]
