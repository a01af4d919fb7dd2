"""What `run` and `attach` have in common: connect, show, and end as the user wants it."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import trio

from ....config import Settings
from ...client import Server
from ..ending import Ending
from ..exit_codes import ExitCode
from ..signals import ending_signals
from ..view_options import ViewOptions
from .interrupts import Interrupts
from .providing import let_others_end
from .session import Session
from .views import is_attended, open_view

Connect = Callable[[Ending], AbstractAsyncContextManager[Server]]
Prepare = Callable[[Server, Session], Awaitable[None]]


class Watching:
    """One command's run. owns: the tasks are ours, and a signal cancels them. after: a cursor."""

    def __init__(
        self,
        settings: Settings,
        view: ViewOptions,
        *,
        as_json: bool,
        owns: bool,
        after: int = 0,
    ) -> None:
        self._settings, self._view, self._as_json = settings, view, as_json
        self._owns, self._after = owns, after
        self._code = ExitCode.OK

    async def run(self, connect: Connect, prepare: Prepare) -> int:
        """Show what `prepare` puts into the session, to its end; return the exit code."""
        with (
            Ending(self._settings.server.shutdown_deadline_sec) as ending,
            ending_signals() as signals,
        ):
            asks = is_attended(as_json=self._as_json)
            interrupts = Interrupts(signals, ending, asks=asks, owns=self._owns)
            async with trio.open_nursery() as nursery:
                nursery.start_soon(interrupts.watch)
                with interrupts.starting:
                    async with connect(ending) as server:
                        interrupts.stays = not ending.watches
                        await self._show(server, prepare, interrupts)
                nursery.cancel_scope.cancel()
        return self._code if interrupts.code is None else interrupts.code

    async def _show(self, server: Server, prepare: Prepare, interrupts: Interrupts) -> None:
        async with open_view(self._view, as_json=self._as_json) as view:
            session = interrupts.session = Session(server, view, self._view.patience)
            await prepare(server, session)
            await session.follow(after=self._after)
            await view.close()
        self._code = ExitCode.OK if session.all_complete else ExitCode.FAILED
        if not interrupts.stays:
            with interrupts.lingering:
                await let_others_end(server)
