"""What each CLI does once its model is done while a command that it started still runs."""

import pytest

from .driving.recording import Recording
from .matrix import each
from .verdicts import said

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]


@each("lingering", "claude")
def test_finished_not_exited_claude_waits_for_its_background_task(seen: Recording) -> None:
    assert (said(seen), seen.ending) == ("done", "killed"), seen
    assert seen.seconds - seen.lines[-1].at > 5.0, "silent after its result, and still there"


@each("lingering", "codex")
def test_codex_ends_and_takes_the_command_with_it(seen: Recording) -> None:
    assert (said(seen), seen.ending, seen.returncode, seen.survivors) == ("done", "exit", 0, ())


@each("lingering", "gemini")
def test_gemini_ends_and_leaves_the_command_behind(seen: Recording) -> None:
    assert (said(seen), seen.ending, seen.returncode) == ("done", "exit", 0), seen
    assert any("sleep 986" in left for left in seen.survivors), seen


@each("lingering", "opencode", "aider")
def test_the_others_wait_inside_their_tool(seen: Recording) -> None:
    assert (said(seen), seen.ending) == (None, "killed"), seen
