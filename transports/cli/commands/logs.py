"""`understudy logs`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command()
@click.argument("task_id", metavar="TASK")
@click.option("-f", "--follow", is_flag=True, help="Go on with what comes, to the task's end.")
@click.option(
    "--workflow", is_flag=True, help="The log of what was planned and done, not the output."
)
@click.option(
    "--raw",
    is_flag=True,
    help="The bytes as they were written, on a terminal too (where escapes are left out else).",
)
@click.option("--stream", type=click.Choice(["stdout", "stderr", "tool"]), help="Only this stream.")
@common_options
@pass_common
def logs(common: Common, task_id: str, stream: str | None, **flags: bool) -> None:
    """Print what a task's commands wrote, byte for byte."""
    from ..logs import LogRequest, print_log

    if flags["workflow"] and (stream or flags["follow"] or flags["raw"] or common.json):
        raise click.UsageError("--workflow goes without --follow, --raw, --stream and --json")
    print_log(
        common.load().settings, LogRequest(task_id, stream=stream, as_json=common.json, **flags)
    )
