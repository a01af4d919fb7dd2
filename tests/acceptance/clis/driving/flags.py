"""How each CLI is asked for one piece of work without anybody at its terminal."""

from ..stand_in.server import SMALL
from .scenario import Scenario

# What comes last takes the prompt.
FLAGS: dict[str, tuple[str, ...]] = {
    "claude": (
        "--output-format",
        "stream-json",
        "--verbose",
        "--dangerously-skip-permissions",
        "--print",
    ),
    "codex": ("exec", "--json", "--skip-git-repo-check", "--sandbox", "danger-full-access"),
    "gemini": (
        "--output-format",
        "stream-json",
        "--approval-mode",
        "yolo",
        "--skip-trust",
        "--model",
        "gemini-2.5-flash",
        "--prompt",
    ),
    "opencode": ("run", "--format", "json", "--print-logs", "--log-level", "WARN"),
    "aider": (
        "--model",
        "openai/mock",
        "--weak-model",
        f"openai/{SMALL}",
        "--yes-always",
        "--no-pretty",
        "--stream",
        "--no-check-update",
        "--analytics-disable",
        "--no-show-model-warnings",
        "--no-gitignore",
        "--message",
    ),
}


def command_line(name: str, argv: tuple[str, ...], scenario: Scenario) -> tuple[str, ...]:
    """The whole command line of a scenario.

    Aider runs no command for its model, but the user's tests after an edit: there a scenario's
    shell command is the tests.
    """
    tests = scenario.commands if name == "aider" else []
    testing = [word for test in tests for word in ("--auto-test", "--test-cmd", test)]
    return (*argv, *testing, *FLAGS[name], scenario.prompt)
