"""`understudy replay`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options
from ..view_options import ViewOptions, view_options


@click.command()
@click.argument("task_id", metavar="TASK")
@click.option(
    "--at",
    metavar="N|INSTANT",
    help="Show its state as of this event or instant (2025-11-20T05:30:00Z) instead.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0, min_open=True),
    default=1.0,
    show_default=True,
    metavar="X",
    help="Play it X times as fast.",
)
@view_options
@common_options
@pass_common
def replay(common: Common, view: ViewOptions, task_id: str, at: str | None, speed: float) -> None:
    """Play a task again as it was, or show how it stood at a moment."""
    settings = common.load().settings
    if at is not None:
        from ..past_state import show_past_state

        return show_past_state(settings, task_id, at, as_json=common.json)
    from ..tasks import replay_task

    return replay_task(settings, view, task_id, speed, as_json=common.json)
