"""The layers of settings as flat values with their origins; keys that do not exist are found."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .agent_keys import check_agent_key, is_agent_key
from .errors import Problem, SettingsError, unknown_setting
from .keys import KEYS, PATH_KEYS, SECTIONS
from .origin import Layer, Origin
from .places import settings_files
from .toml_file import read_toml

PREFIX = "UNDERSTUDY_"

LayerValues = dict[str, tuple[Any, Origin]]
"""Dotted key -> the value as given, and its origin."""


def read_layers(
    cwd: Path, environ: Mapping[str, str], overrides: Mapping[str, object]
) -> tuple[list[LayerValues], list[Problem]]:
    """All layers, lowest first, with what is wrong with their keys; such keys are left out."""
    problems: list[Problem] = []
    layers: list[LayerValues] = []
    try:
        for layer, file in settings_files(cwd, environ):
            layers.append(_absolute(_read_file(file, layer, problems), file.parent))
    except SettingsError as error:
        problems += error.problems
    layers += [_absolute(_environment(environ, problems), cwd)]
    layers += [_absolute({k: (v, _OPTION) for k, v in overrides.items()}, cwd)]
    return [_known(layer, problems) for layer in layers], problems


_OPTION = Origin(Layer.COMMAND_LINE)


def _read_file(file: Path, layer: Layer, problems: list[Problem]) -> LayerValues:
    try:
        return read_toml(file, layer)
    except SettingsError as error:
        problems += error.problems
        return {}


def _environment(environ: Mapping[str, str], problems: list[Problem]) -> LayerValues:
    """The variables UNDERSTUDY_SECTION__KEY; others with the prefix are no settings."""
    values: LayerValues = {}
    for variable, text in environ.items():
        name = variable.removeprefix(PREFIX).lower()
        origin = Origin(Layer.ENVIRONMENT, variable=variable)
        if variable.startswith(PREFIX) and "__" in name:
            parts = 2 if name.startswith("agents__") else 1
            values[name.replace("__", ".", parts)] = text, origin
        elif variable.startswith(PREFIX) and (key := _WITH_ONE_UNDERSCORE.get(name)):
            wanted = PREFIX + key.replace(".", "__").upper()
            problems.append(Problem(key, origin, f"two underscores are wanted: {wanted}"))
    return values


_WITH_ONE_UNDERSCORE = {key.replace(".", "_"): key for key in KEYS}


def _absolute(layer: LayerValues, base: Path) -> LayerValues:
    """Relative paths start where they were written: at the file's folder, or at `cwd`."""

    def placed(key: str, value: Any) -> Any:
        if key in PATH_KEYS and isinstance(value, str | Path) and not str(value).startswith("~"):
            return base / value
        return value

    return {key: (placed(key, value), origin) for key, (value, origin) in layer.items()}


def _known(layer: LayerValues, problems: list[Problem]) -> LayerValues:
    """The part of a layer whose keys exist; the others become problems."""
    found = {key: _fault(key, value, origin) for key, (value, origin) in layer.items()}
    problems += filter(None, found.values())
    return {key: layer[key] for key in layer if found[key] is None and key not in SECTIONS}


def _fault(key: str, value: object, origin: Origin) -> Problem | None:
    if is_agent_key(key):
        return check_agent_key(key, origin)
    if key in SECTIONS and value != {}:
        return Problem(key, origin, f"is a table, not a value: write [{key}]")
    return None if key in KEYS or key in SECTIONS else unknown_setting(key, origin, KEYS)
