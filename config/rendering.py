"""The settings in force as rows of text, for `understudy config`."""

import json
from typing import Any, NamedTuple, cast

from .agent_keys import is_agent_key
from .keys import KEYS
from .loading import LoadedSettings
from .origin import Layer


class SettingRow(NamedTuple):
    """One setting: its dotted key, its value as in TOML ("" for none), where it was set."""

    key: str
    value: str
    origin: str


def setting_rows(loaded: LoadedSettings) -> list[SettingRow]:
    """A row for each setting, in the order of default.toml; a default's origin is "default".

    Then those of the agents' sections that agents.toml or the user has set.
    """
    agents = [key for key in loaded.origins if is_agent_key(key)]
    return [SettingRow(key, _value(loaded, key), _origin(loaded, key)) for key in (*KEYS, *agents)]


def _value(loaded: LoadedSettings, key: str) -> str:
    if is_agent_key(key):
        _, agent, *path = key.split(".", 3)
        return _rendered(_within(loaded.settings.agents[agent].model_dump(), path))
    section, _, name = key.partition(".")
    return _rendered(getattr(getattr(loaded.settings, section), name))


def _within(value: Any, path: list[str]) -> Any:
    for name in path:
        value = value[name]
    return value


def _rendered(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case dict():
            return _table(cast("dict[str, object]", value))
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return f'"{value}"'


def _table(table: dict[str, object]) -> str:
    pairs = ", ".join(f"{json.dumps(name)} = {each}" for name, each in table.items())
    return f"{{ {pairs} }}" if pairs else "{}"


def _origin(loaded: LoadedSettings, key: str) -> str:
    origin = loaded.origins[key]
    return str(origin.layer) if origin.layer is Layer.DEFAULT else str(origin)
