"""`understudy tree`."""

import click

from ..common import Common, pass_common
from ..shared_options import common_options


@click.command()
@click.option("-w", "--watch", is_flag=True, help="Go on showing it, until Ctrl-C.")
@common_options
@pass_common
def tree(common: Common, watch: bool) -> None:
    """Show the tree of supervision.

    Who supervises whom; states, restarts, mailboxes, last errors.
    """
    from ..tree_view import show_tree

    show_tree(common.load().settings, watch=watch, as_json=common.json)
