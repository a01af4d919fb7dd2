"""From an agent's section of the settings to a command line."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from ....config import AgentSettings

MAX_ARGUMENT = 131_071  # bytes: what Linux takes for one argument (MAX_ARG_STRLEN) less its NUL
_GO_ON = "You were interrupted. Look at what is done, and finish this task:\n\n"


class CannotCall(Exception):
    """The agent's program cannot be called, and what to do about that."""


def find_program(name: str, settings: AgentSettings, environment: Mapping[str, str]) -> str:
    """The program's path; `CannotCall` says what to install."""
    found = shutil.which(settings.program, path=environment.get("PATH"))
    if found is not None:
        return found
    install = f" Install it: {settings.install}." if settings.install else ""
    raise CannotCall(
        f"{settings.program} is not installed, or not on the server's PATH.{install}"
        f" The setting agents.{name}.program may name another place."
    )


def prompt_for(prompt: str, session: str | None) -> str:
    """What the agent is told: of a session that goes on, to go on."""
    return prompt if session is None else _GO_ON + prompt


def arguments_for(
    settings: AgentSettings, *, prompt: str, file: Path, model: str | None, session: str | None
) -> list[str]:
    """The arguments; `CannotCall` where the prompt is too long for one of them."""
    if settings.prompt == "argument" and len(prompt.encode()) > MAX_ARGUMENT:
        raise CannotCall(
            f"the prompt is longer than {MAX_ARGUMENT} bytes, and {settings.program} takes it as an"
            ' argument; where it reads one, set prompt = "stdin" or "file" in its section'
        )
    given = list(settings.arguments)
    given += settings.all_arguments if settings.permissions == "all" else settings.edit_arguments
    given += _filled(settings.model_arguments, "{model}", model)
    given += _filled(settings.resume_arguments, "{session}", session)
    place, value = ("{prompt_file}", str(file)) if settings.prompt == "file" else _AS_IT_IS
    if settings.prompt == "argument":
        place, value = "{prompt}", prompt
    return [each.replace(place, value) if place else each for each in given]


_AS_IT_IS = ("", "")


def _filled(arguments: Sequence[str], place: str, value: str | None) -> list[str]:
    return [] if value is None else [each.replace(place, value) for each in arguments]
