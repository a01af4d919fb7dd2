"""The settings as one flat list of dotted keys: `server.port`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from .settings import Settings


def _sections() -> Iterator[tuple[str, type[BaseModel]]]:
    for name, field in Settings.model_fields.items():
        yield name, cast("type[BaseModel]", field.annotation)


SECTIONS = tuple(Settings.model_fields)
"""The names of the sections."""

KEYS = tuple(f"{name}.{key}" for name, model in _sections() for key in model.model_fields)
"""All settings, in the order in which they are declared."""

PATH_KEYS = frozenset(
    f"{name}.{key}"
    for name, model in _sections()
    for key, field in model.model_fields.items()
    if field.annotation is Path
)
"""Those whose values are paths."""


def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a nested table with its dotted key; an empty table stands for itself."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and value:
            yield from flatten(cast("dict[str, Any]", value), f"{key}.")
        else:
            yield key, value


def nest(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The sections that hold `values`, which are given by dotted keys of `KEYS`."""
    table: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        section, _, name = key.partition(".")
        table.setdefault(section, {})[name] = value
    return table
