"""What a task is asked to do: the checked request, as every transport takes it."""

from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from .priority import Priority, parse_priority
from .request_fields import (
    COMMAND_AGENT,
    AgentName,
    CheckLine,
    CommandLine,
    Environment,
    Folder,
    Model,
    Prompt,
    RestartPolicy,
    Restarts,
    TaskId,
    ask_for_command,
)


class TaskRequest(BaseModel):
    """A task. Unknown fields are refused by name.

    The agent `command` runs a command line; every other one is given a prompt.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    # In this order: each is checked against those before it, so that an error names the right one.
    command: CommandLine = ()
    """The command line to run: the program and its arguments, without a shell."""
    agent: AgentName = COMMAND_AGENT
    """Who does the work: command, claude, codex, gemini, opencode, aider, or one of your own."""
    prompt: Annotated[Prompt | None, Field(validate_default=True)] = None
    """What an agent other than `command` is to do."""
    model: Model | None = None
    """The model that the agent shall use, by the agent's own name for it."""
    check: CheckLine | None = None
    """A command line, or a line for sh, that proves the result: run at the end, exit code 0."""
    isolate: bool | None = None
    """Whether to work on files of its own until they are accepted; none: as the agent's settings
    say, and not for `command`."""
    priority: Annotated[int, BeforeValidator(parse_priority)] = Priority.MEDIUM
    """A name (CRITICAL, HIGH, MEDIUM, LOW, BACKGROUND; any case) or 0 to 100; lower is first."""
    workspace: Folder | None = None
    """The folder to work in, an absolute path; none: a fresh folder of the task's own."""
    timeout: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """Seconds after which the task is cancelled; 0: at once; none: as configured."""
    restart: Restarts = RestartPolicy()
    """When a worker that fails is started again: a policy's name, or an object."""
    pty: bool | None = None
    """Whether the command gets a terminal instead of pipes; none: as configured."""
    environment: Environment = Field(default_factory=dict)
    """Variables to set for the command, beside those of the server."""
    task_id: TaskId | None = None
    """The id to give the task; none: a new one. The same id and request is the same task."""

    @model_validator(mode="before")
    @classmethod
    def _ask_for_command(cls, fields: Any) -> Any:
        return ask_for_command(fields)

    @field_validator("agent")
    @classmethod
    def _fits_agent(cls, agent: str, info: ValidationInfo) -> str:
        if agent != COMMAND_AGENT and info.data.get("command"):
            raise ValueError(f"the agent {agent!r} takes a prompt, and no command line")
        return agent

    @field_validator("prompt")
    @classmethod
    def _fits_prompt(cls, prompt: str | None, info: ValidationInfo) -> str | None:
        agent = info.data.get("agent")
        if agent == COMMAND_AGENT and prompt is not None:
            raise ValueError("the agent 'command' takes a command line; name another agent")
        if agent not in (None, COMMAND_AGENT) and prompt is None:
            raise ValueError(f"the agent {agent!r} needs a prompt")
        return prompt

    def to_dict(self) -> dict[str, Any]:
        """Return the request as JSON values; `from_dict` gives an equal one."""
        fields = self.model_dump(mode="json", exclude_none=True)
        return fields if self.command else {k: v for k, v in fields.items() if k != "command"}

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> Self:
        """Check and return a request; `pydantic.ValidationError` names the fields at fault."""
        return cls.model_validate(fields)
