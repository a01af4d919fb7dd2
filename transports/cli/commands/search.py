"""`understudy search`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command()
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@click.option("--task", "task_id", metavar="TASK", help="Only in this task.")
@click.option("--types", metavar="TYPES", help="Only events of these types, with commas between.")
@click.option("--before", type=click.IntRange(1), metavar="N", help="Only before this event.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many."
)
@common_options
@pass_common
def search(common: Common, words: tuple[str, ...], limit: int, **options: str | int | None) -> None:
    """Find events by their text, what commands printed included; newest first.

    All words must occur. Words in quotation marks follow each other; an asterisk finds the
    beginning of a word: understudy search '"assertion error"' 'test_*'
    """
    from ..searching import search_log

    given = {name: value for name, value in options.items() if value is not None}
    query = {"q": " ".join(words), **given}
    search_log(common.load().settings, query, limit, as_json=common.json)
