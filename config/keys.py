"""The settings as one flat list of dotted keys: `server.port`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_origin

from pydantic import BaseModel

from .agent_keys import AGENTS, is_agent_key, nest_agents
from .settings import Settings


def _sections() -> Iterator[tuple[str, type[BaseModel]]]:
    for name, field in Settings.model_fields.items():
        if name != AGENTS:
            yield name, cast("type[BaseModel]", field.annotation)


SECTIONS = tuple(Settings.model_fields)
"""The names of the sections."""

KEYS = tuple(f"{name}.{key}" for name, model in _sections() for key in model.model_fields)
"""All settings but the agents', in the order in which they are declared."""

TABLE_KEYS = frozenset(
    f"{name}.{key}"
    for name, model in _sections()
    for key, field in model.model_fields.items()
    if get_origin(field.annotation) is dict
)
"""Those whose values are tables with keys of the user's own."""

PATH_KEYS = frozenset(
    f"{name}.{key}"
    for name, model in _sections()
    for key, field in model.model_fields.items()
    if field.annotation is Path
)
"""Those whose values are paths."""


def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a nested table with its dotted key.

    A table that is empty, or a setting as a whole, stands for itself.
    """
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and value and key not in TABLE_KEYS:
            yield from flatten(cast("dict[str, Any]", value), f"{key}.")
        else:
            yield key, value


def setting_of(key: str) -> str:
    """Return the setting that a dotted key belongs to: a table's for a key inside of it."""
    whole = ".".join(key.split(".")[:2])
    return whole if whole in TABLE_KEYS else key


def nest(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The sections that hold `values`, given by dotted keys of `KEYS` or of agents' sections."""
    table: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        section, _, name = key.partition(".")
        if section != AGENTS:
            table.setdefault(section, {})[name] = value
    table[AGENTS] = nest_agents({k: value for k, value in values.items() if is_agent_key(k)})
    return table
