"""The fields of a request, each checked by itself."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from ..event_store import sanitise_task_id
from .texts import checked

MAX_ARGUMENT = 131_071  # bytes: what Linux takes for one argument (MAX_ARG_STRLEN) less its NUL
COMMAND_AGENT = "command"
_is_agent = re.compile(r"[a-z][a-z0-9_-]{0,39}").fullmatch


class RestartPolicy(BaseModel):
    """Whether a worker that fails is started again, and how often; seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    policy: Literal["permanent", "transient", "temporary"] = "temporary"
    """permanent: always; transient: after a failure; temporary: never."""
    max_restarts: Annotated[int, Field(ge=0, le=1000)] | None = None
    """More restarts than this within the window fail the task; None: as configured."""
    within: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None


def _restart(value: object) -> object:
    return {"policy": value} if isinstance(value, str) else value


def _agent(name: str) -> str:
    if not _is_agent(name):
        raise ValueError(f"{name!r} is no name of an agent: a-z, 0-9, _ and -, as in 'claude'")
    return name


def _command(command: tuple[str, ...]) -> tuple[str, ...]:
    if not command:
        raise ValueError("a command line has at least 1 item: the program to run")
    if not command[0]:
        raise ValueError("the program's name must not be empty")
    for number, argument in enumerate(command):
        if len(checked(argument, f"argument {number}").encode()) > MAX_ARGUMENT:
            raise ValueError(f"argument {number} is longer than {MAX_ARGUMENT} bytes")
    return command


def _shell_line(value: object) -> object:
    return ["sh", "-c", value] if isinstance(value, str) and value.strip() else value


def _prompt(prompt: str) -> str:
    if not checked(prompt, "the prompt").strip():
        raise ValueError("the prompt must not be empty")
    return prompt


def _model(model: str) -> str:
    if not checked(model, "the model's name").strip() or model.startswith("-"):
        raise ValueError("must be a model's name, and not begin with '-'")
    return model


def _workspace(path: str) -> str:
    if not Path(checked(path, "the path")).is_absolute():
        raise ValueError("must be an absolute path")
    return path


def _environment(variables: dict[str, str]) -> dict[str, str]:
    for name, value in variables.items():
        if not checked(name, "a name") or "=" in name:
            raise ValueError(f"{name!r}: a name must not be empty, nor have '=' in it")
        checked(value, f"the value of {name}")
    return variables


def ask_for_command(fields: Any) -> Any:
    """Take a missing command line for an empty one, where the agent needs one."""
    if isinstance(fields, dict):
        given = cast("dict[str, Any]", fields)
        if given.get("agent", COMMAND_AGENT) == COMMAND_AGENT:
            return {"command": (), **given}
    return cast("Any", fields)


AgentName = Annotated[str, AfterValidator(_agent)]
CommandLine = Annotated[tuple[str, ...], AfterValidator(_command)]
CheckLine = Annotated[CommandLine, BeforeValidator(_shell_line)]
Prompt = Annotated[str, AfterValidator(_prompt)]
Model = Annotated[str, AfterValidator(_model)]
Folder = Annotated[str, AfterValidator(_workspace)]
Environment = Annotated[dict[str, str], AfterValidator(_environment)]
Restarts = Annotated[RestartPolicy, BeforeValidator(_restart)]
TaskId = Annotated[str, Field(min_length=1, max_length=10_000), AfterValidator(sanitise_task_id)]
