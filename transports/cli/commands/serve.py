"""`understudy serve`."""

import click

from ..common import Common, pass_common
from ..shared_options import address_options, common_options


@click.command()
@common_options
@address_options
@pass_common
def serve(common: Common) -> int:
    """Run the server until Ctrl-C or SIGTERM.

    It prints its address when it is ready. The first signal ends it cleanly, within
    server.shutdown_deadline_sec; a second one at once.
    """
    from ..server import serve as serve_now

    return serve_now(common.load().settings, as_json=common.json)
