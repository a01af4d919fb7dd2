"""`understudy attach`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options
from ..view_options import ViewOptions, view_options


@click.command()
@click.argument("task_id", metavar="TASK")
@click.option(
    "--after",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="N",
    help="Begin after this sequence number; 0 is the task's start.",
)
@view_options
@common_options
@pass_common
def attach(common: Common, view: ViewOptions, task_id: str, after: int) -> int:
    """Follow a task, live, from its start to its end.

    Ctrl-C asks before it cancels the task; the task goes on without you.
    """
    from ..tasks import attach_to_task

    return attach_to_task(common, view, task_id, after)
