"""WK7: what a signal does to each CLI, and what lives on after it.

An outcome is how the run ended, its exit code, what its last event said, and whether a process
was left. No last event means interrupted, whatever the exit code.
"""

import pytest

from .driving.recording import Ending, Recording
from .matrix import CLIS, pairs
from .verdicts import Said, said

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

Outcome = tuple[Ending, int, Said | None, bool]
INTERRUPTED: dict[str, Outcome] = {
    "codex": ("signal", 1, None, False),
    # Its child, which does the work, never hears of it.
    "gemini": ("killed", -9, None, True),
    "opencode": ("signal", -2, None, False),
    "aider": ("signal", 0, None, False),
}
OUTCOMES: dict[str, dict[str, Outcome]] = {
    "silent_sigint": {**INTERRUPTED, "claude": ("signal", 0, None, False)},
    "half_sigint": {**INTERRUPTED, "claude": ("signal", 0, "failed", False)},
    "silent_sigterm": {
        "claude": ("signal", 143, None, False),
        "codex": ("signal", -15, None, False),
        "gemini": ("killed", -9, None, True),
        "opencode": ("signal", -15, None, False),
        "aider": ("signal", -15, None, False),
    },
    "tool_sigint": {
        "claude": ("signal", 0, "failed", False),
        "codex": ("signal", 1, None, False),
        "gemini": ("killed", -9, None, True),
        "opencode": ("signal", -2, None, True),
        "aider": ("signal", -2, None, True),
    },
    "tool_sigterm": {
        "claude": ("signal", 143, None, False),
        "codex": ("signal", -15, None, False),
        "gemini": ("killed", -9, None, True),
        "opencode": ("signal", -15, None, True),
        "aider": ("signal", -15, None, True),
    },
    "tool_sigkill": {name: ("signal", -9, None, name != "codex") for name in CLIS},
    "group_sigint": {
        "claude": ("signal", 0, "failed", False),
        "codex": ("signal", 1, None, False),
        "gemini": ("signal", 0, None, True),
        "opencode": ("signal", -2, None, True),
        "aider": ("signal", -2, None, False),
    },
    "group_sigterm": {
        "claude": ("signal", 143, None, False),
        "codex": ("signal", -15, None, False),
        "gemini": ("signal", 0, None, True),
        "opencode": ("signal", -15, None, True),
        "aider": ("signal", -15, None, False),
    },
    "alone_sigint": {"gemini": ("signal", 0, None, True)},
    "alone_sigterm": {"gemini": ("signal", 0, None, True)},
}


@pairs((name, scenario) for scenario, names in OUTCOMES.items() for name in names)
def test_wk7_a_signal(seen: Recording) -> None:
    outcome = (seen.ending, seen.returncode, said(seen), bool(seen.survivors))
    assert outcome == OUTCOMES[seen.scenario][seen.cli], seen
