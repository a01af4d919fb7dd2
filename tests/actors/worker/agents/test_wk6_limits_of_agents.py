"""WK6: the limits that agents and commands meet are told, and whose they are."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.event_store import Event, rebuild_state


def of_type(story: list[Event], kind: str) -> list[dict[str, Any]]:
    return [event.data for event in story if event.event_type == kind]


@pytest.mark.parametrize(
    ("name", "recording", "provider"),
    [
        ("claude", "cc_429then.jsonl", "anthropic"),
        ("codex", "codex_429.jsonl", "openai"),
        ("aider", "aider_429.txt", "openai"),
    ],
)
async def test_wk6_limits_of_real_clis_are_told(
    run_house: Any,
    ask: Any,
    fake_cli: Callable[[str], Any],
    name: str,
    recording: str,
    provider: str,
) -> None:
    cli = fake_cli(name)
    cli.replays(recording, exit_code=1)
    async with run_house(agents={name: cli.settings()}) as house:
        story = await ask(house, name)
    limits = of_type(story, "RATE_LIMITED")
    assert {(limit["provider"], limit["account"]) for limit in limits} == {(provider, "default")}
    assert 429 in {limit["status"] for limit in limits}
    if recording == "cc_429then.jsonl":
        assert of_type(story, "RECOVERED")
    assert rebuild_state(story).anomalies == ()


async def test_wk6_gemini_s_retries_are_read_from_stderr(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("gemini")
    retries = (
        "! Attempt 1 failed with status 429. Retrying with backoff...",
        "! Retrying after 5567ms",
    )
    cli.says(*retries, exit_code=429 % 256)
    async with run_house(agents={"gemini": cli.settings()}) as house:
        story = await ask(house, "gemini")
    told = [(one["attempt"], one["wait_sec"]) for one in of_type(story, "RATE_LIMITED")]
    assert told == [(1, None), (1, 5.567)]
    assert "HTTP 429" in story[-1].data["reason"]


async def test_wk6_accounts_are_told_apart_without_showing_the_key(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_429then.jsonl")
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", environment={"ANTHROPIC_API_KEY": "sk-very-secret"})
    accounts = {limit["account"] for limit in of_type(story, "RATE_LIMITED")}
    assert len(accounts) == 1
    assert accounts.pop().startswith("key-")
    assert "sk-very-secret" not in str(of_type(story, "RATE_LIMITED"))


async def test_wk6_a_plain_command_s_limit_is_told_and_its_end(run_house: Any) -> None:
    script = (
        "echo 'HTTP 429 Too Many Requests, retry after 0.3 seconds'; sleep 0.5; echo going on;"
        " echo 'the docs say that a 429 means rate limited'"
    )
    async with run_house() as house:
        story = await house.run("sh", "-c", script, environment={"UNDERSTUDY_PROVIDER": "ollama"})
    (limit,) = of_type(story, "RATE_LIMITED")
    assert (limit["provider"], limit["status"], limit["wait_sec"]) == ("ollama", 429, 0.3)
    assert of_type(story, "RECOVERED") == [{"provider": "ollama", "account": "default"}]
    assert rebuild_state(story).hindrance is None
