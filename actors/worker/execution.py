"""One command run for a task: streamed, counted, alive by evidence, ended politely or not."""

import signal
from collections.abc import Sequence

import trio

from ..event_store import Journal
from ..kernel import single_error
from .findings import Watch
from .guardian import Exit, GuardedProcess
from .heartbeat import Heartbeat
from .ledger import Ledger
from .memory import WorkerMemory
from .recorder import OutputRecorder
from .stopping import StopWord, stop_politely
from .streaming import Aside, StreamPump
from .tools import WorkerTools

# After a kill the pipes end at once; this is for recording what was in them.
_FLUSH_PATIENCE = 3.0
# Of output that comes faster than it can be recorded: so much makes one trip to the disk.
_MAX_PENDING = 2 * 1024 * 1024


class CommandExecution:
    """Carries a started process to its end and its output into the record."""

    def __init__(
        self,
        process: GuardedProcess,
        tools: WorkerTools,
        journal: Journal,
        ledger: Ledger,
        memory: WorkerMemory,
        stop_requested: trio.Event,
        *,
        stop: StopWord = "interrupt",
        watches: Sequence[Watch] = (),
        tool: Aside | None = None,
    ) -> None:
        self._watches, self._tool = watches, tool
        self._stop_word: StopWord = stop
        self._process, self._settings = process, tools.worker
        self._ledger, self._stop_requested = ledger, stop_requested
        streaming = tools.streaming
        recorder = OutputRecorder(
            ledger, tools.logs, memory, publish=streaming.enabled, watches=watches
        )
        self._pump = StreamPump(
            recorder.record,
            flush_interval=streaming.flush_interval_ms / 1000,
            buffer_size=streaming.buffer_size,
            max_pending=_MAX_PENDING,
        )
        self._heartbeat = Heartbeat(process, journal, memory, streaming.heartbeat_interval_sec)

    # Cancelled, this kills the command and still records what it had written: the inner scope is
    # shielded, and a watcher outside it turns the cancellation into a kill and a deadline.
    async def run(self) -> Exit:
        """Wait for the end of the command; stop it when that is requested."""
        ended = Exit(None, signal.SIGKILL)  # what the watcher does, if it comes to that
        try:
            async with trio.open_nursery() as outer:
                inner = trio.CancelScope(shield=True)
                outer.start_soon(self._kill_when_cancelled, inner)
                with inner:
                    ended = await self._run_to_the_end()
                outer.cancel_scope.cancel()
        except BaseExceptionGroup as group:
            raise single_error(group) from None
        return ended

    async def _run_to_the_end(self) -> Exit:
        async with trio.open_nursery() as helpers:
            helpers.start_soon(self._ledger.run)
            helpers.start_soon(self._heartbeat.run)
            helpers.start_soon(self._stop_when_requested)
            for watch in self._watches:
                helpers.start_soon(watch.run)
            await self._pump.run(self._process.stdout, self._process.stderr, self._tool)
            for watch in self._watches:
                await watch.close()
            await self._ledger.settle()
            ended = await self._process.wait()
            helpers.cancel_scope.cancel()
        return ended

    async def _kill_when_cancelled(self, inner: trio.CancelScope) -> None:
        try:
            await trio.sleep_forever()
        finally:
            self._process.kill()
            inner.deadline = trio.current_time() + _FLUSH_PATIENCE

    async def _stop_when_requested(self) -> None:
        await self._stop_requested.wait()
        await stop_politely(self._process, self._stop_word, self._settings)
