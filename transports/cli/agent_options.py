"""What `run` asks of an agent, and how a task's result is held against the evidence."""

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option(
        "--agent",
        metavar="NAME",
        help="Who works on the prompt: claude, codex, gemini, opencode, aider, or one of your own.",
    ),
    click.option(
        "--prompt", metavar="TEXT", help="What the agent is to do; - reads it from standard input."
    ),
    click.option("--model", metavar="NAME", help="The agent's model, by the agent's name for it."),
    click.option(
        "--check",
        metavar="LINE",
        help="A line for sh that proves the result: run at the end, exit code 0.",
    ),
    click.option(
        "--isolate/--no-isolate",
        default=None,
        help="Work on files of its own until they are accepted, or on those in the folder.",
    ),
)


def agent_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, each by its own name."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
