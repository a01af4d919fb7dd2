"""One command run for a task: streamed, counted, alive by evidence, ended politely or not."""

import contextlib
import signal
from typing import Any

import trio

from ..event_store import EventType, Journal, StorageError
from ..kernel import ActorDied, AskTimeout, single_error
from .guardian import Exit, GuardedProcess
from .memory import WorkerMemory
from .recorder import OutputRecorder
from .streaming import StreamPump
from .tools import WorkerTools

# After a kill the pipes end at once; this is for recording what was in them.
_FLUSH_PATIENCE = 3.0


class CommandExecution:
    """Carries a started process to its end and its output into the record."""

    def __init__(
        self,
        process: GuardedProcess,
        tools: WorkerTools,
        journal: Journal,
        memory: WorkerMemory,
        stop_requested: trio.Event,
    ) -> None:
        self._process, self._tools, self._journal = process, tools, journal
        self._memory, self._stop_requested = memory, stop_requested
        self._recorder = OutputRecorder(
            journal, tools.logs, memory, publish=tools.streaming.enabled
        )
        self._began = trio.current_time()

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
        streaming = self._tools.streaming
        pump = StreamPump(
            self._recorder.record,
            flush_interval=streaming.flush_interval_ms / 1000,
            buffer_size=streaming.buffer_size,
        )
        async with trio.open_nursery() as helpers:
            helpers.start_soon(self._beat)
            helpers.start_soon(self._stop_when_requested)
            await pump.run(self._process.stdout, self._process.stderr)
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
        await self._process.stop(
            interrupt_patience=self._tools.worker.interrupt_patience_sec,
            terminate_patience=self._tools.worker.terminate_patience_sec,
        )

    async def _beat(self) -> None:
        interval = self._tools.streaming.heartbeat_interval_sec
        while True:
            await trio.sleep(interval)
            beat = await self._evidence()
            # One that cannot be stored is no reason to end the work: the next one comes.
            with contextlib.suppress(StorageError, ActorDied, AskTimeout):
                await self._journal.record(EventType.WORKER_HEARTBEAT, beat)

    async def _evidence(self) -> dict[str, Any]:
        usage = await self._process.tree_usage()
        return self._memory.counts() | {
            "elapsed_sec": round(trio.current_time() - self._began, 3),
            "cpu_percent": round(usage.cpu_percent, 1),
            "memory_bytes": usage.rss_bytes,
            "processes": usage.processes,
        }
