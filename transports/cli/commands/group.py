"""The command `understudy` itself."""

import click

from ..shared_options import address_options, common_options
from .archive import export_command, import_command
from .attach import attach
from .cancel import cancel
from .config import config
from .doctor import doctor
from .logs import logs
from .ps import ps
from .replay import replay
from .run import run
from .search import search
from .serve import serve
from .tree import tree


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"understudy {version('understudy')}")
        ctx.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@common_options
@address_options
def understudy() -> None:
    """Hand work to coding agents and commands; watch it live, all of it recorded.

    A command line to run comes after two dashes: understudy run -- pytest -q
    """


for _command in (
    serve,
    run,
    ps,
    attach,
    logs,
    cancel,
    search,
    replay,
    export_command,
    import_command,
    tree,
    doctor,
    config,
):
    understudy.add_command(_command)
