"""What the options that every command has were set to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ...config import LoadedSettings


@dataclass
class Common:
    """json: print JSON. overrides: settings by dotted key, as typed."""

    json: bool = False
    overrides: dict[str, str] = field(default_factory=dict[str, str])

    def load(self) -> "LoadedSettings":
        """Return the settings in force; `SettingsError` names what is wrong."""
        from ...config import load_settings

        return load_settings(overrides=self.overrides)


pass_common = click.make_pass_decorator(Common, ensure=True)
