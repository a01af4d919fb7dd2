"""Puts the layers of settings together and validates the whole, naming all that is wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .agent_keys import AGENTS, culprit_of
from .errors import Problem, SettingsError
from .keys import KEYS, nest
from .layers import LayerValues, read_layers
from .origin import Layer, Origin
from .places import DEFAULT_FILE
from .settings import Settings


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings in force, and for each dotted key where its value comes from."""

    settings: Settings
    origins: Mapping[str, Origin]


def load_settings(
    *,
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> LoadedSettings:
    """Read all layers and return what is in force.

    Lowest first: default.toml, the user's file (UNDERSTUDY_CONFIG or the platform's place), the
    project's understudy.toml (from `cwd` upwards), UNDERSTUDY_SECTION__KEY in `environ`, and
    `overrides` by dotted key (`{"server.port": 0}`). `cwd` and `environ` default to the process's.
    Raises SettingsError with everything that is wrong, each with its file and line.
    """
    where = (cwd or Path.cwd()).absolute()
    layers, problems = read_layers(
        where, os.environ if environ is None else environ, overrides or {}
    )
    values, origins = _merge(layers)
    try:
        settings = Settings.model_validate(nest(values))
    except ValidationError as error:
        problems += [_problem(details, origins) for details in error.errors()]
        raise SettingsError(problems) from error
    if problems:
        raise SettingsError(problems)
    return LoadedSettings(settings, MappingProxyType(origins))


def _merge(layers: list[LayerValues]) -> tuple[dict[str, Any], dict[str, Origin]]:
    """The values that win, and the origin of every key: default.toml where no layer has it."""
    values: dict[str, Any] = {}
    origins = {key: Origin(Layer.DEFAULT, DEFAULT_FILE) for key in KEYS}
    for layer in layers:
        values |= {key: value for key, (value, _) in layer.items()}
        origins |= {key: origin for key, (_, origin) in layer.items()}
    return values, origins


def _problem(details: ErrorDetails, origins: Mapping[str, Origin]) -> Problem:
    """Pydantic's error with the place of the setting at fault."""
    key = ".".join(map(str, details["loc"][:2]))
    if details["loc"][0] == AGENTS:
        return _agents_problem(details, origins)
    # An error between several settings is the fault of the one that was set last.
    within = [name for name in KEYS if name == key or name.startswith(f"{key}.")]
    involved = details.get("ctx", {}).get("keys", within)
    culprit = max(involved, key=lambda name: origins[name].layer)
    what = details["msg"].removeprefix("Value error, ")
    given = f" (it is {details['input']!r})" if culprit == key else ""
    return Problem(culprit, origins[culprit], f"{what[0].lower()}{what[1:]}{given}")


def _agents_problem(details: ErrorDetails, origins: Mapping[str, Origin]) -> Problem:
    """The same for an agent's section; of one that lacks something, a key that it has."""
    culprit = culprit_of(details["loc"], details.get("ctx", {}).get("fields", ()), origins)
    if details["type"] == "missing":
        what = f"{'.'.join(map(str, details['loc']))} is missing"
    else:
        what = details["msg"].removeprefix("Value error, ")
        what = f"{what[0].lower()}{what[1:]}"
    near = (origin for key, origin in origins.items() if key.startswith(f"{culprit}."))
    return Problem(culprit, origins.get(culprit) or next(near), what)
