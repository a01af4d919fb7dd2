"""Run a CLI through a scenario, by itself, and keep what is seen."""

import subprocess
from pathlib import Path

import trio

from ..install.cache import Cache
from ..install.catalogue import CATALOGUE
from ..stand_in.script import Script
from .flags import command_line
from .leftovers import survivors
from .recording import Recording
from .run import Run
from .scenario import Scenario
from .seat import Seat, seated


async def drive(cache: Cache, name: str, scenario: Scenario, folder: Path) -> Recording:
    """Run one CLI through one scenario in an empty folder; nothing of it is left afterwards."""
    script = Script(*scenario.steps)
    async with seated(cache, name, script, folder, subscription=scenario.subscription) as seat:
        return await _observe(seat, scenario)


async def _observe(seat: Seat, scenario: Scenario) -> Recording:
    argv = command_line(seat.name, seat.argv, scenario)
    run = Run(seat, scenario)
    process = await trio.lowlevel.open_process(
        argv,
        env=seat.env | dict(scenario.env),
        cwd=seat.project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    seconds = await run.watch(process)
    assert process.returncode is not None
    return Recording(
        cli=seat.name,
        version=CATALOGUE[seat.name].version,
        scenario=scenario.name,
        argv=argv,
        lines=tuple(run.lines),
        returncode=process.returncode,
        ending=run.ending,
        signalled=run.signalled,
        seconds=seconds,
        survivors=await survivors(seat.home),
        asked=tuple(seat.stand_in.asked),
        project=seat.project,
        home=seat.home,
        url=seat.stand_in.url,
    )
