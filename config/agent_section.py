"""Settings of the agents that are command lines of their own: one section each."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from .section import Section

AGENTS_FILE = Path(__file__).with_name("agents.toml")
_PROMPT = ("prompt", "arguments")
_PLACES = {"argument": "{prompt}", "file": "{prompt_file}", "stdin": None}

Arguments = tuple[str, ...]
Name = Annotated[str, Field(min_length=1)]


class AgentSettings(Section):
    """`[agents.NAME]`: how an agent's program is called, read and stopped."""

    program: Name
    """The program: a name to look up on the PATH, or a path."""
    install: str = ""
    """What a user types to install it; shown when it is missing."""
    arguments: Arguments = ()
    """Its arguments; {prompt} or {prompt_file} stands for the prompt, as `prompt` says."""
    prompt: Literal["stdin", "file", "argument"] = "stdin"
    """How it takes its prompt. An argument holds at most 131,071 bytes."""
    model_arguments: Arguments = ()
    """Added where a task names a model: {model}."""
    resume_arguments: Arguments = ()
    """Added where an earlier session goes on: {session}."""
    permissions: Literal["edit", "all"] = "edit"
    """What it may do without asking: edit files, or whatever it wants."""
    edit_arguments: Arguments = ()
    """Added to let it edit files."""
    all_arguments: Arguments = ()
    """Added to let it do all."""
    environment: dict[str, str] = Field(default_factory=dict)
    """Variables for it; those of the server win, and those of a task before them."""
    dialect: Literal["claude", "codex", "gemini", "opencode", "aider", "plain"] = "plain"
    """How its output is read."""
    pty: bool = False
    """Whether it gets a terminal instead of pipes."""
    stop: Literal["interrupt", "terminate"] = "interrupt"
    """The signal that a stop begins with; what does not end by it is killed in the end."""
    shell_prefix_variable: str = ""
    """Its variable for a program that runs its tools' commands; shows their output live."""
    provider: str = ""
    """Whose limits it meets, where its output does not say."""
    account_variables: Arguments = ()
    """Variables with its key: tasks that share a key share its limits."""
    isolate: bool = True
    """Whether it works on files of its own until a user accepts them."""

    @field_validator("environment")
    @classmethod
    def _check_names(cls, variables: dict[str, str]) -> dict[str, str]:
        for name in variables:
            if not name or "=" in name:
                raise ValueError(f"{name!r} is no name of a variable")
        return variables

    @model_validator(mode="after")
    def _check_places(self) -> Self:
        wanted = _PLACES[self.prompt]
        if wanted is not None and not any(wanted in each for each in self.arguments):
            raise _fault(_PROMPT, f'prompt = "{self.prompt}" needs {wanted} in arguments')
        for place in filter(None, _PLACES.values()):
            if place != wanted and any(place in each for each in self.arguments):
                raise _fault(_PROMPT, f'prompt = "{self.prompt}" goes without {place}')
        for key, place in (("model_arguments", "{model}"), ("resume_arguments", "{session}")):
            given: Arguments = getattr(self, key)
            if given and not any(place in each for each in given):
                raise _fault((key,), f"{place} must stand in {key}")
        return self


def _fault(fields: tuple[str, ...], what: str) -> PydanticCustomError:
    return PydanticCustomError("agent", "{what}", {"what": what, "fields": fields})


@cache
def _shipped() -> dict[str, AgentSettings]:
    table = tomllib.loads(AGENTS_FILE.read_text("utf-8"))["agents"]
    return {name: AgentSettings.model_validate(section) for name, section in table.items()}


def shipped_agents() -> dict[str, AgentSettings]:
    """The agents of agents.toml, as they are without anybody's settings."""
    return dict(_shipped())
