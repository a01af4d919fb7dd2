"""AG3: how a run ended, by the last words of the CLI and its exit code."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("name", "code", "ending"),
    [
        ("cc_ok", 0, "succeeded"),
        ("cc_tool", 0, "succeeded"),
        ("cc_429then", 0, "succeeded"),
        ("codex_ok", 0, "succeeded"),
        ("codex_429", 1, "failed"),
        ("gemini_ok", 0, "succeeded"),
        ("gemini_429", 429 % 256, "failed"),
        ("gemini_429", -9, "interrupted"),
        ("aider_ok", 0, "succeeded"),
        ("aider_429", 0, "failed"),
    ],
)
def test_ag3_the_verdict_of_each_run(streams: Any, name: str, code: int, ending: str) -> None:
    own = name.split("_")[0].replace("cc", "claude")
    assert streams.verdict(own, streams.replay(name), code).ending == ending


def test_ag3_a_stream_that_is_cut_anywhere_before_its_result_was_interrupted(streams: Any) -> None:
    for name, own in [("cc_tool", "claude"), ("codex_ok", "codex"), ("gemini_ok", "gemini")]:
        lines = streams.lines(name)
        for length in range(len(lines)):
            events = streams.feed(own, *lines[:length])
            for code in (0, 1, -2, -15, 143):
                assert streams.verdict(own, events, code).ending == "interrupted"


@pytest.mark.parametrize(("code", "reason"), [(173, "HTTP 429"), (247, "HTTP 503"),
                                              (53, "turn limit")])  # fmt: skip
def test_ag3_gemini_s_exit_code_tells_why(streams: Any, code: int, reason: str) -> None:
    verdict = streams.verdict("gemini", [], code)
    assert verdict.ending == "failed"
    assert verdict.reason.startswith(reason)


def test_ag3_a_result_outweighs_being_stopped_and_no_other_exit_code(streams: Any) -> None:
    done = streams.replay("cc_ok")
    for code, ending in [
        (-15, "succeeded"),
        (143, "succeeded"),
        (1, "failed"),
        (None, "succeeded"),
    ]:
        assert streams.verdict("claude", done, code).ending == ending
