"""`understudy config`."""

import click

from ..common import Common, pass_common
from ..shared_options import address_options, common_options


@click.command()
@common_options
@address_options
@pass_common
def config(common: Common) -> None:
    """Show every setting, its value, and where that comes from."""
    from ..settings_list import list_settings

    list_settings(common.load(), as_json=common.json)
