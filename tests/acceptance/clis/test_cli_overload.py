"""WK6: how an overloaded model (529, 503) shows in the real output of each CLI."""

import pytest

from .driving.recording import Recording
from .matrix import each
from .verdicts import said

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]


@each("overloaded_then")
def test_wk6_a_529_that_passes(seen: Recording) -> None:
    assert (seen.ending, seen.returncode, len(seen.work)) == ("exit", 0, 2), seen
    told = {
        "claude": '"error_status":529',
        "codex": "529",
        "gemini": "Attempt 1 failed with status 529. Retrying with backoff...",
        "opencode": "AI_APICallError: Overloaded",
        "aider": "Retrying in",
    }
    # Codex makes four retries before it says a word, and aider two: what passes sooner is not seen.
    expected = 0 if seen.cli in ("codex", "aider") else 1
    assert len(seen.at(told[seen.cli])) == expected, seen


@each("overloaded_for_good", "claude", "codex", "gemini", "opencode")
def test_wk6_a_529_for_good(seen: Recording) -> None:
    codes = {"claude": 1, "codex": 1, "gemini": 529 % 256, "opencode": 1}
    assert (seen.ending, seen.returncode) == ("exit", codes[seen.cli]), seen
    assert said(seen) == "failed"
    told = {
        "claude": '"error":"overloaded"',
        "codex": "Reconnecting... 5/5 (unexpected status 529",
        "gemini": "Attempt 2 failed with status 529. Retrying with backoff...",
        "opencode": '"statusCode":529',
    }
    assert seen.at(told[seen.cli]), seen


@each("unavailable")
def test_wk6_a_503_for_good(seen: Recording) -> None:
    told = {
        "claude": '"error_status":503',
        "codex": "Selected model is at capacity.",
        "gemini": "Attempt 1 failed",
        "opencode": "AI_APICallError: The server is currently overloaded",
        "aider": "Retrying in 0.2 seconds...",
    }
    assert seen.at(told[seen.cli]), seen
    if seen.cli == "aider":  # it goes on for a minute and a half, as it does with a 429
        assert seen.ending == "killed", seen
        return
    codes = {"claude": 1, "codex": 1, "gemini": 503 % 256, "opencode": 1}
    assert (seen.returncode, said(seen)) == (codes[seen.cli], "failed"), seen
