"""`understudy export` and `understudy import`."""

from pathlib import Path

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command("export")
@click.argument("task_id", metavar="[TASK]", required=False)
@click.option("--after", type=click.IntRange(0), metavar="N", help="Only after this event.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, whole or not at all.  [default: standard output]",
)
@common_options
@pass_common
def export_command(
    common: Common, task_id: str | None, after: int | None, output: Path | None
) -> None:
    """Write the log, or one task's part of it, as JSON Lines."""
    from ..archiving import export_log

    given = {"task_id": task_id, "after": after}
    query = {name: value for name, value in given.items() if value is not None}
    export_log(common.load().settings, query, output, as_json=common.json)


@click.command("import")
@click.argument(
    "source",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option("--skip-bad", is_flag=True, help="Leave out lines that cannot be imported.")
@common_options
@pass_common
def import_command(common: Common, source: Path, skip_bad: bool) -> None:
    """Store the events of a file that `export` wrote; -: of standard input.

    Events that are there already are left as they are, so that it may be repeated. Into an empty
    store without a server, they keep their sequence numbers.
    """
    from ..archiving import import_log

    import_log(common.load().settings, source, skip_bad=skip_bad, as_json=common.json)
