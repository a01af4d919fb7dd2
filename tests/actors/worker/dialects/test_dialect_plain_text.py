"""AG3, AG4, WK6: aider and any command, which print plain text."""

from typing import Any

import pytest
from understudy.actors.worker.dialects import (
    Cost,
    Notice,
    Overloaded,
    PermissionWait,
    RateLimited,
    Text,
    prompt_in,
)

ERROR = "litellm.RateLimitError: RateLimitError: AnthropicException - 429"
TOKENS = "Tokens: 1.2k sent, 3.4k cache write, 56 received. Cost: $0.01 message, $1,002.50 session."


def test_wk6_aider_recovers_with_its_next_answer(streams: Any) -> None:
    events = streams.feed("aider", ERROR, "Retrying in 0.2 seconds...", "ok", TOKENS, ERROR)
    kinds = [type(one).__name__ for one in events]
    assert kinds == ["RateLimited", "RateLimited", "Text", "Recovered", "Cost", "RateLimited"]
    assert events[4] == Cost(0.01, 1200, 56, cumulative=False)
    assert [one.attempt for one in events if isinstance(one, RateLimited)] == [1, 1, 1]
    assert events[0].provider == "anthropic"


def test_wk6_aider_tells_overload_and_other_errors_apart(streams: Any) -> None:
    overloaded, other = streams.feed(
        "aider", "litellm.ServiceUnavailableError: x", "litellm.AuthenticationError: no key"
    )
    assert isinstance(overloaded, Overloaded)
    assert other == Notice("litellm.AuthenticationError: no key", is_error=True)


@pytest.mark.parametrize(
    ("lines", "code", "ending"),
    [
        (["Applied edit to a.py"], 0, "succeeded"),
        ([TOKENS], 0, "unclear"),
        ([TOKENS, ERROR], 0, "failed"),
        ([ERROR, TOKENS, "Applied edit to a.py"], 0, "succeeded"),
        (["hello"], 0, "interrupted"),
        (["Applied edit to a.py"], -15, "interrupted"),
        ([TOKENS], 1, "failed"),
    ],
)
def test_ag3_aider_s_exit_code_is_no_verdict(
    streams: Any, lines: list[str], code: int, ending: str
) -> None:
    assert streams.verdict("aider", streams.feed("aider", *lines), code).ending == ending


@pytest.mark.parametrize(
    ("code", "ending"),
    [(0, "succeeded"), (2, "failed"), (-11, "failed"), (-2, "interrupted"), (143, "interrupted"),
     (None, "interrupted")],
)  # fmt: skip
def test_ag4_a_command_s_exit_code_is_its_verdict(
    streams: Any, code: int | None, ending: str
) -> None:
    assert streams.verdict("plain", [], code).ending == ending


def test_ag4_a_command_s_lines_are_text_but_for_limits_and_questions(streams: Any) -> None:
    events = streams.feed("plain", "hello", "", "HTTP/1.1 503 x", "Do you want to continue? [Y/n] ")
    assert events[:2] == [Text("hello"), Text("")]
    assert isinstance(events[2], Overloaded)
    assert events[3] == PermissionWait("", "Do you want to continue? [Y/n]")


@pytest.mark.parametrize(
    "question",
    ["Password:", "[sudo] password for me: ", "Overwrite a.txt? (y/n)", "Press Enter to continue",
     "Are you sure you want to continue connecting (yes/no/[fingerprint])? ",
     "Add a.py to the chat? (Y)es/(N)o/(D)on't ask again [Yes]:"],
)  # fmt: skip
def test_ag4_a_question_is_seen_before_its_line_has_an_end(question: str) -> None:
    assert prompt_in(question) == question.strip()


@pytest.mark.parametrize(
    "text", ["yes/no", "The password is secret.", "password: str", "[y/N] was the prompt", "a/b:"]
)
def test_ag4_what_is_no_question(text: str) -> None:
    assert prompt_in(text) == ""
