"""The keys of the agents' sections, whose names are the user's: `agents.claude.program`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .agent_section import AgentSettings
from .errors import Problem, unknown_setting
from .origin import Origin

AGENTS = "agents"
_FIELDS = tuple(AgentSettings.model_fields)
_is_name = re.compile(r"[a-z][a-z0-9_-]{0,39}").fullmatch
_TAKEN = "command"  # the agent that runs any command line


def is_agent_key(key: str) -> bool:
    """Whether `key` lies in an agent's section."""
    return key.startswith(f"{AGENTS}.")


def check_agent_key(key: str, origin: Origin) -> Problem | None:
    """What is wrong with the key, if anything is."""
    _, name, *rest = key.split(".", 3)
    if not _is_name(name) or name == _TAKEN:
        taken = "is built in" if name == _TAKEN else "must be a-z, 0-9, _ and -"
        return Problem(key, origin, f"the name of an agent {taken}")
    if not rest or (rest == [*rest[:1]] and rest[0] in _FIELDS):
        return None
    if rest[0] == "environment":
        return None
    if rest[0] in _FIELDS:
        return Problem(key, origin, f"{rest[0]} is a value, not a table")
    return unknown_setting(key, origin, [f"{AGENTS}.{name}.{field}" for field in _FIELDS])


def nest_agents(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The agents' sections, of values by dotted keys."""
    table: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        _, name, *rest = key.split(".", 3)
        section = table.setdefault(name, {})
        if len(rest) == 2:
            section.setdefault(rest[0], {})[rest[1]] = value
        elif rest:
            section.setdefault(rest[0], value)
    return table


def culprit_of(
    location: Iterable[Any], fields: Iterable[str], origins: Mapping[str, Origin]
) -> str:
    """The key that an error at `location` speaks of: as much of it as somebody has set.

    Of an error between several `fields` it is the one that was set last.
    """
    path = [AGENTS, *map(str, list(location)[1:4])]
    section = ".".join(path[:2])
    involved = [key for field in fields if (key := f"{section}.{field}") in origins]
    if involved:
        return max(involved, key=lambda key: origins[key].layer)
    tried = (".".join(path[:length]) for length in range(len(path), 2, -1))
    return next((key for key in tried if key in origins), section)
