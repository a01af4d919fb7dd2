"""`understudy ps`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command()
@click.option("-a", "--all", "ended", is_flag=True, help="Show tasks that have ended as well.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many."
)
@common_options
@pass_common
def ps(common: Common, ended: bool, limit: int) -> None:
    """List the tasks, newest first."""
    from ..listing import list_tasks

    list_tasks(common.load().settings, ended=ended, limit=limit, as_json=common.json)
