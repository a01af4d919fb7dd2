"""Issue 4: what processes do is read from the system."""

import os
import subprocess
import sys
from collections.abc import Generator

import pytest
import trio
from understudy.actors.worker.liveness import Reading, WorkMeter, sample_io

# Works when it is told to, a line at a time: so the test knows when it has.
BUSY = """
import sys
for _ in sys.stdin:
    sum(i * i for i in range(2_000_000))
    with open("/dev/null", "wb") as sink:
        sink.write(bytes(1_000_000))
    print(flush=True)
"""
Child = subprocess.Popen[bytes]


@pytest.fixture
def child() -> Generator[Child]:
    """A process that works on demand."""
    command, pipe = [sys.executable, "-c", BUSY], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        yield process
        process.kill()


def work(child: Child) -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(b"\n")
    child.stdin.flush()
    child.stdout.readline()


async def test_liveness_work_shows_in_cpu_and_io(child: Child) -> None:
    work(child)  # it has started
    meter = WorkMeter()
    before = meter.add(await sample_io([child.pid]))
    work(child)
    after = meter.add(await sample_io([child.pid]))
    assert after.cpu_seconds > before.cpu_seconds
    assert after.io_bytes >= before.io_bytes + 1_000_000
    assert meter.add(await sample_io([child.pid])) == after


async def test_liveness_processes_that_end_take_nothing_away(child: Child) -> None:
    work(child)
    meter = WorkMeter()
    before = meter.add(await sample_io([child.pid, os.getpid()]))
    child.kill()
    child.wait()
    readings = await sample_io([child.pid])
    assert readings == {}
    assert meter.add(readings) == before


def test_liveness_an_id_that_comes_again_is_another_process() -> None:
    meter = WorkMeter()
    assert meter.add({(7, 1.0): Reading(5.0, 100)}) == Reading(5.0, 100)
    assert meter.add({(7, 2.0): Reading(1.0, 10)}) == Reading(6.0, 110)


async def test_liveness_reading_does_not_hold_up_the_loop(child: Child) -> None:
    ticks = 0
    async with trio.open_nursery() as nursery:

        async def tick() -> None:
            nonlocal ticks
            while True:
                await trio.lowlevel.checkpoint()
                ticks += 1

        nursery.start_soon(tick)
        await sample_io([child.pid] * 200)
        nursery.cancel_scope.cancel()
    assert ticks > 10
