"""`understudy cancel`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command()
@click.argument("task_ids", metavar="TASK...", nargs=-1, required=True)
@click.option("--reason", help="Why; it is recorded.")
@common_options
@pass_common
def cancel(common: Common, task_ids: tuple[str, ...], reason: str | None) -> int:
    """Cancel tasks.

    Their processes get SIGINT, then SIGTERM, then SIGKILL.
    """
    from ..cancelling import cancel_tasks

    return cancel_tasks(common.load().settings, task_ids, reason, as_json=common.json)
