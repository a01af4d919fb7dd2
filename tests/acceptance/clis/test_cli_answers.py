"""AG3: a plain answer and the use of tools, as each real CLI tells of them."""

import pytest

from .driving.recording import Recording
from .matrix import each
from .stand_in.script import Say, Shell
from .verdicts import answer_of, said

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]


def well_ended(seen: Recording) -> bool:
    """Whether it ended by itself, with what it calls success, and left nothing behind."""
    done = None if seen.cli == "aider" else "done"
    return (seen.ending, seen.returncode, said(seen), seen.survivors) == ("exit", 0, done, ())


@each("answer")
def test_ag3_a_plain_answer_arrives(seen: Recording) -> None:
    assert well_ended(seen), seen
    assert Say().text in answer_of(seen), seen
    assert len(seen.work) == 1


@each("write")
def test_ag3_a_tool_call_writes_a_file(seen: Recording) -> None:
    assert well_ended(seen), seen
    assert (seen.project / "note.txt").read_text() == "one\ntwo\n"
    told = {
        "claude": '"name":"Write"',
        "codex": '"type":"command_execution"',
        "gemini": '"tool_name":"write_file"',
        "opencode": '"tool":"write"',
        "aider": "Applied edit to note.txt",
    }
    assert seen.at(told[seen.cli]), seen


@each("shell")
def test_ag3_a_slow_command_is_run_to_its_end(seen: Recording) -> None:
    assert well_ended(seen), seen
    if seen.cli != "aider":  # its model is not told what the user's tests printed, if they pass
        assert isinstance(seen.work[0].step, Shell)
        assert "line 4" in str(seen.work[1].body)


@each("shell", "claude", "codex", "gemini", "opencode")
def test_the_output_of_a_tool_comes_only_when_the_tool_is_done(seen: Recording) -> None:
    """That is why Understudy puts a wrapper around the shell where it can."""
    outputs = [line for line in seen.lines if "line 1\\nline 2" in line.text]
    assert outputs, seen
    assert all("line 4" in line.text for line in outputs), seen


@each("shell", "aider")
def test_aider_passes_its_tests_output_on_as_it_comes(seen: Recording) -> None:
    times = [seen.at(f"line {number}")[-1] for number in (1, 4)]
    assert times[1] - times[0] > 2.0, seen
