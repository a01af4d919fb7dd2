"""`understudy serve`: the server in the foreground, to its clean end."""

import os
from collections.abc import AsyncIterator
from functools import partial

import click
import trio

from ...config import Settings
from ..discovery import Running
from .ending import Ending
from .exit_codes import ExitCode
from .hosting import hosting, prepare_process
from .output import print_json
from .signals import code_of_signal, ending_signals


def serve(settings: Settings, *, as_json: bool) -> int:
    """Serve until a signal; return the exit code. A server that cannot go on raises."""
    prepare_process()
    return trio.run(_Foreground(settings, as_json).run)


class _Foreground:
    def __init__(self, settings: Settings, as_json: bool) -> None:
        self._settings, self._as_json = settings, as_json
        self._starting, self._stop = trio.CancelScope(), trio.Event()
        self._ready, self._code = False, ExitCode.OK

    async def run(self) -> ExitCode:
        """Run to the end; a signal before the server is ready cancels its start."""
        with (
            Ending(self._settings.server.shutdown_deadline_sec) as ending,
            ending_signals() as signals,
        ):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self._watch, signals, ending)
                with self._starting:
                    await self._host(ending)
                nursery.cancel_scope.cancel()
        return self._code

    async def _host(self, ending: Ending) -> None:
        async with hosting(self._settings, ending) as running:
            self._ready = True
            ready = partial(_tell_ready, running, self._settings, self._as_json)
            await trio.to_thread.run_sync(ready)
            await self._stop.wait()

    async def _watch(self, signals: AsyncIterator[int], ending: Ending) -> None:
        number = await anext(signals)
        ending.begin()
        if self._ready:
            click.echo("understudy: ending; once more to end at once", err=True)
            self._stop.set()
        else:
            self._code = code_of_signal(number)
            self._starting.cancel()
        ending.at_once(code_of_signal(await anext(signals)))


def _tell_ready(running: Running, settings: Settings, as_json: bool) -> None:
    folder = str(settings.storage.data_dir)
    if as_json:
        ready = {"type": "ready", "url": running.url, "pid": os.getpid(), "data_dir": folder}
        print_json(ready)
    else:
        click.echo(f"understudy: ready on {running.url} (data in {folder}); Ctrl-C ends it")
