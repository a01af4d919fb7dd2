"""One process under observation: what it prints, the signal that it is sent, how it ends."""

import os

import trio

from .recording import Ending, Line, Stream
from .scenario import STARTED, Scenario, Stop
from .seat import Seat
from .waiting import until

GRACE = 0.5  # seconds for what a leader left in its pipes: a descendant may hold on to them


class Run:
    """What is seen of a process, as it happens."""

    def __init__(self, seat: Seat, scenario: Scenario) -> None:
        self.lines: list[Line] = []
        self.signalled: float | None = None
        self.ending: Ending = "exit"
        self._seat, self._scenario = seat, scenario
        self._start = trio.current_time()

    def clock(self) -> float:
        """Seconds since the start."""
        return round(trio.current_time() - self._start, 2)

    async def watch(self, process: trio.Process) -> float:
        """Follow the process to its end; return when that was."""
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._read, process.stdout, "out")
            nursery.start_soon(self._read, process.stderr, "err")
            await self._end(process)
            ended = self.clock()
            nursery.cancel_scope.deadline = trio.current_time() + GRACE
        return ended

    async def _end(self, process: trio.Process) -> None:
        async with trio.open_nursery() as nursery:
            if self._scenario.stop is not None:
                nursery.start_soon(self._stop, process, self._scenario.stop)
            with trio.move_on_after(self._scenario.limit):
                await process.wait()
            nursery.cancel_scope.cancel()
        if process.returncode is None:
            self._kill(process)
            await process.wait()

    async def _read(self, pipe: trio.abc.ReceiveStream | None, stream: Stream) -> None:
        assert pipe is not None
        rest = b""
        try:
            async for data in pipe:
                *whole, rest = (rest + data).split(b"\n")
                for line in whole:
                    self._keep(line, stream)
        finally:
            if rest:
                self._keep(rest, stream)

    def _keep(self, line: bytes, stream: Stream) -> None:
        self.lines.append(Line(self.clock(), stream, line.decode(errors="replace")))

    def _kill(self, process: trio.Process) -> None:
        self.ending = "killed"
        process.kill()

    async def _stop(self, process: trio.Process, stop: Stop) -> None:
        await self._moment(stop)
        self.ending, self.signalled = "signal", self.clock()
        if stop.group:
            os.killpg(process.pid, stop.number)
        else:
            process.send_signal(stop.number)
        await trio.sleep(stop.patience)
        self._kill(process)

    async def _moment(self, stop: Stop) -> None:
        if stop.when == "stalled":
            await self._seat.stand_in.stalled.wait()
        else:
            await until((self._seat.project / STARTED).exists)
        await trio.sleep(stop.after)
