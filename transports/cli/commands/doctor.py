"""`understudy doctor`."""

import click

from ..common import Common, pass_common
from ..shared_options import address_options, common_options


@click.command()
@common_options
@address_options
@pass_common
def doctor(common: Common) -> int:
    """Check all that Understudy needs.

    What is broken is told with what to do about it.
    """
    from ..health import examine

    return examine(common)
