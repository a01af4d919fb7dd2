"""The settings in force as rows of text, for `understudy config`."""

import json
from typing import Any, NamedTuple, cast

from .keys import KEYS
from .loading import LoadedSettings
from .origin import Layer


class SettingRow(NamedTuple):
    """One setting: its dotted key, its value as in TOML ("" for none), where it was set."""

    key: str
    value: str
    origin: str


def setting_rows(loaded: LoadedSettings) -> list[SettingRow]:
    """A row for each setting, in the order of default.toml; a default's origin is "default"."""
    return [SettingRow(key, _value(loaded, key), _origin(loaded, key)) for key in KEYS]


def _value(loaded: LoadedSettings, key: str) -> str:
    section, _, name = key.partition(".")
    value: Any = getattr(getattr(loaded.settings, section), name)
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case dict():
            return _table(cast("dict[str, object]", value))
        case _:
            return f'"{value}"'


def _table(table: dict[str, object]) -> str:
    pairs = ", ".join(f"{json.dumps(name)} = {each}" for name, each in table.items())
    return f"{{ {pairs} }}" if pairs else "{}"


def _origin(loaded: LoadedSettings, key: str) -> str:
    origin = loaded.origins[key]
    return str(origin.layer) if origin.layer is Layer.DEFAULT else str(origin)
