"""What a task for an agent is told by, and what does not go together."""

from typing import Annotated

from pydantic import Field

from ...actors.kernel import Invalid
from ...actors.orchestrator import COMMAND_AGENT

Prompt = Annotated[
    str | None,
    Field(
        min_length=1,
        description="What the agent is to do, in words, complete: it does not see this"
        " conversation. Needs `agent`; leave `command` out.",
    ),
]
Agent = Annotated[
    str | None,
    Field(
        description="The coding agent that works on `prompt`: claude, codex, gemini, opencode,"
        " aider, or one that the server's settings add. Leave it out to run a `command`."
    ),
]
Model = Annotated[
    str | None,
    Field(description="The model that the agent shall use, by the agent's own name for it."),
]
Check = Annotated[
    str | list[str] | None,
    Field(
        description="Proves the result: run in the workspace at the end, it must exit with 0. A"
        ' line for sh ("pytest -q") or a list. Without it an agent\'s work is not verified.'
    ),
]
Isolate = Annotated[
    bool | None,
    Field(
        description="true: work on a copy of the workspace, which stays as it is; false: change"
        " the workspace itself; none: as the agent's settings say, and false for a `command`."
    ),
]


def refuse_unfit(
    command: list[str] | None, agent: str | None, prompt: str | None, model: str | None
) -> None:
    """Raise `Invalid` where the arguments leave open who is to do what."""
    if agent in (None, COMMAND_AGENT):
        if prompt is not None:
            _refuse("prompt: needs `agent`, as in 'claude'; a command takes no prompt")
        if model is not None:
            _refuse("model: is for an `agent`; a command has none")
        if command is None:
            _refuse("command: required, unless `agent` and `prompt` are given")
    elif prompt is None:
        _refuse(f"prompt: required, as the agent {agent!r} needs to know what to do")
    elif command is not None:
        _refuse(f"command: the agent {agent!r} takes a prompt, and no command line")


def _refuse(why: str) -> None:
    raise Invalid(f"Nothing was started. {why}")
