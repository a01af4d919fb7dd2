"""WK6: how rate limits show in the real output of each CLI."""

import pytest

from .driving.recording import Recording
from .matrix import each
from .verdicts import said

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]


@each("rate_limit_then")
def test_wk6_a_429_that_passes(seen: Recording) -> None:
    assert (seen.ending, seen.returncode) == ("exit", 0), seen
    assert len(seen.work) == 3
    told = {
        "claude": '"subtype":"api_retry"',
        "codex": "Reconnecting... ",
        "gemini": "Retrying after ",
        "opencode": "AI_APICallError: Rate limit reached",
        "aider": "RateLimitError",
    }
    # The first two refusals of each attempt are hidden in aider's HTTP client.
    hidden = seen.cli == "aider"
    assert len(seen.at(told[seen.cli])) == (0 if hidden else 2), seen
    if seen.cli == "claude":
        retries = [event for event in seen.events if event.get("subtype") == "api_retry"]
        assert {event["error_status"] for event in retries} == {429}
        assert all(event["retry_delay_ms"] >= 1000 for event in retries), "it heeds retry-after"


@each("rate_limits_then", "aider")
def test_wk6_aider_tells_of_a_429_once_its_http_client_has_given_up(seen: Recording) -> None:
    assert len(seen.at("litellm.RateLimitError")) == 1, seen
    assert len(seen.at("Retrying in 0.2 seconds...")) == 1
    assert len(seen.work) == 5


@each("rate_limit_for_good")
def test_wk6_a_429_for_good(seen: Recording) -> None:
    codes = {"claude": 1, "codex": 1, "gemini": 429 % 256, "opencode": 1, "aider": 0}
    assert (seen.ending, seen.returncode) == ("exit", codes[seen.cli]), seen
    assert said(seen) == (None if seen.cli == "aider" else "failed")
    if seen.cli == "claude":
        result = seen.of_type("result")[-1]
        assert (result["subtype"], result["api_error_status"]) == ("success", 429)


@each("rate_limit_unsaid", "claude", "codex")
def test_wk6_codex_gives_up_at_once_if_no_time_is_said(seen: Recording) -> None:
    if seen.cli == "codex":
        assert (seen.returncode, said(seen), len(seen.work)) == (1, "failed", 1), seen
    else:
        assert (seen.returncode, said(seen), len(seen.work)) == (0, "done", 2), seen


@each("rate_limit_far")
def test_wk6_a_retry_after_of_an_hour(seen: Recording) -> None:
    if seen.cli in ("claude", "gemini"):
        assert (seen.ending, said(seen), len(seen.work)) == ("exit", "failed", 1), seen
    else:  # it waits, and says no more: codex and opencode for the hour, aider as it always does
        assert (seen.ending, said(seen)) == ("killed", None), seen
        assert len(seen.work) == 1 or seen.cli == "aider"


@each("usage_limit")
def test_wk6_a_usage_limit(seen: Recording) -> None:
    told = {
        "claude": "You've hit your 5-hour limit · resets ",
        "codex": "You\u2019ve hit your usage limit.",
        "gemini": "TerminalQuotaError: You have exhausted your daily quota on this model.",
        "opencode": "You exceeded your current quota",
        "aider": "You exceeded your current quota",
    }
    assert seen.at(told[seen.cli]), seen
    if seen.cli == "claude":
        (event,) = seen.of_type("rate_limit_event")
        assert event["rate_limit_info"]["status"] == "rejected"
        assert event["rate_limit_info"]["rateLimitType"] == "five_hour"
        assert event["rate_limit_info"]["resetsAt"] > 1_700_000_000
    if seen.cli in ("claude", "codex", "gemini"):
        assert (seen.ending, said(seen), len(seen.work)) == ("exit", "failed", 1), seen
