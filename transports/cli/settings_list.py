"""`understudy config`."""

import os

import click

from ...config import LoadedSettings, setting_rows
from ...config.places import user_file
from .output import print_json, print_table


def list_settings(loaded: LoadedSettings, *, as_json: bool) -> None:
    """Print every setting with its value and where it was set."""
    rows = setting_rows(loaded)
    if as_json:
        for row in rows:
            print_json(row._asdict())
        return
    print_table(("SETTING", "VALUE", "FROM"), rows)
    click.echo(f"\nYour own file: {user_file(os.environ)}; a project's: understudy.toml")
