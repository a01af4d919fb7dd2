"""`understudy run`."""

from typing import Any

import click

from ..agent_options import agent_options
from ..common import Common, pass_common
from ..shared_options import address_options, common_options, setting_option
from ..view_options import ViewOptions, view_options
from .dashes import AFTER_DASHES, WithCommandLine

_POLICIES = click.Choice(["permanent", "transient", "temporary"])


@click.command(cls=WithCommandLine)
@click.option(
    "-t",
    "--task",
    "lines",
    multiple=True,
    metavar="LINE",
    help="A command line as one word, as in --task 'make lint'; repeat it for several at once.",
)
@agent_options
@click.option("--restart", type=_POLICIES, help="Start it again: always, after a failure, never.")
@click.option(
    "--max-restarts", type=click.IntRange(0, 1000), metavar="N", help="Most restarts in the window."
)
@click.option(
    "--within",
    type=click.FloatRange(0, min_open=True),
    metavar="SEC",
    help="The window in which restarts are counted.",
)
@click.option("--priority", help="critical, high, medium, low, background, or 0 to 100.")
@click.option("--timeout", type=click.FloatRange(0), metavar="SEC", help="Cancel it after so long.")
@click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False, resolve_path=True),
    default=".",
    help="The folder to work in.  [default: the current one]",
)
@click.option("--pty/--no-pty", default=None, help="Give it a terminal, or pipes.")
@click.option("--env", multiple=True, metavar="NAME=VALUE", help="Set a variable for it.")
@click.option("--id", "task_id", help="The id to give the task.")
@click.option("--wait", is_flag=True, help="Wait for room when the queue is full.")
@click.option("--detach", is_flag=True, help="Hand it to the running server, print its id, leave.")
@setting_option(
    "--buffer-size",
    key="streaming.buffer_size",
    metavar="BYTES",
    help="Bytes read at a time (streaming.buffer_size).",
)
@setting_option(
    "--flush-interval-ms",
    key="streaming.flush_interval_ms",
    metavar="MS",
    help="Hold output back so long at most (streaming.flush_interval_ms).",
)
@view_options
@common_options
@address_options
@click.pass_context
@pass_common
def run(common: Common, ctx: click.Context, view: ViewOptions, **options: Any) -> int:
    """Run commands or an agent, and show them live.

    The command line comes after two dashes: understudy run -- pytest -q. An agent gets a prompt
    instead: understudy run --agent claude --prompt 'Fix the tests' --check 'pytest -q'.

    A running server gets them; where none runs, one is started for as long as they take.
    Ctrl-C asks before it cancels; without a terminal, it and SIGTERM cancel at once.
    """
    from ..tasks import requests_of, run_tasks

    detach, wait = options.pop("detach"), options.pop("wait")
    requests = requests_of(ctx.meta[AFTER_DASHES], **options)
    return run_tasks(common, view, requests, detach=detach, wait=wait)
