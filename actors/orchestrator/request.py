"""What a task is asked to do: the checked request, as every transport takes it."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from ..event_store import sanitise_task_id
from .priority import Priority, parse_priority
from .texts import checked

MAX_ARGUMENT = 131_071  # bytes: what Linux takes for one argument (MAX_ARG_STRLEN) less its NUL


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


class TaskRequest(BaseModel):
    """A task. Unknown fields are refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    command: Annotated[tuple[str, ...], Field(min_length=1)]
    """The command line to run: the program and its arguments, without a shell."""
    agent: Literal["command"] = "command"
    """Who does the work."""
    priority: Annotated[int, BeforeValidator(parse_priority)] = Priority.MEDIUM
    """A name (CRITICAL, HIGH, MEDIUM, LOW, BACKGROUND; any case) or 0 to 100; lower is first."""
    workspace: str | None = None
    """The folder to work in, an absolute path; none: a fresh folder of the task's own."""
    timeout: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """Seconds after which the task is cancelled; 0: at once; none: as configured."""
    restart: Annotated[RestartPolicy, BeforeValidator(_restart)] = RestartPolicy()
    """When a worker that fails is started again: a policy's name, or an object."""
    pty: bool | None = None
    """Whether the command gets a terminal instead of pipes; none: as configured."""
    environment: dict[str, str] = Field(default_factory=dict)
    """Variables to set for the command, beside those of the server."""
    task_id: Annotated[str, Field(min_length=1, max_length=10_000)] | None = None
    """The id to give the task; none: a new one. The same id and request is the same task."""

    @field_validator("command")
    @classmethod
    def _check_arguments(cls, command: tuple[str, ...]) -> tuple[str, ...]:
        if not command[0]:
            raise ValueError("the program's name must not be empty")
        for number, argument in enumerate(command):
            if len(checked(argument, f"argument {number}").encode()) > MAX_ARGUMENT:
                raise ValueError(f"argument {number} is longer than {MAX_ARGUMENT} bytes")
        return command

    @field_validator("workspace")
    @classmethod
    def _check_workspace(cls, path: str | None) -> str | None:
        if path is not None and not Path(checked(path, "the path")).is_absolute():
            raise ValueError("must be an absolute path")
        return path

    @field_validator("environment")
    @classmethod
    def _check_environment(cls, variables: dict[str, str]) -> dict[str, str]:
        for name, value in variables.items():
            if not checked(name, "a name") or "=" in name:
                raise ValueError(f"{name!r}: a name must not be empty, nor have '=' in it")
            checked(value, f"the value of {name}")
        return variables

    @field_validator("task_id")
    @classmethod
    def _canonical_id(cls, task_id: str | None) -> str | None:
        return None if task_id is None else sanitise_task_id(task_id)

    def to_dict(self) -> dict[str, Any]:
        """Return the request as JSON values; `from_dict` gives an equal one."""
        return self.model_dump(mode="json", exclude_none=True)

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> Self:
        """Check and return a request; `pydantic.ValidationError` names the fields at fault."""
        return cls.model_validate(fields)
