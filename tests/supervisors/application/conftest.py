"""What the tests of the whole application share."""

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.event_store import Event, EventQuery
from understudy.actors.kernel import Crash

CrashActor = Callable[[Any, str], Awaitable[None]]
AllEvents = Callable[[Any], Awaitable[list[Event]]]

# Runs two tasks at a time out of six and prints each event as soon as it is acknowledged.
SERVER = """
import json, sys, trio
from pathlib import Path
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import *
from understudy.supervisors.application import run_application

storage = StorageSettings(data_dir=Path(sys.argv[1]))
settings = Settings(storage=storage, orchestrator=OrchestratorSettings(max_concurrent=2))

async def main():
    async with run_application(settings) as application:
        services = application.services
        for number in range(6):
            family = (sys.executable, "-c", sys.argv[2])
            command = family if number < 2 else ("echo", f"task {number}")
            request = TaskRequest(command=command, task_id=f"task-{number}")
            await services.orchestrator.ask(SubmitTask(request))
        async with services.feed(TopicPattern()) as feed:
            while True:
                for event in await feed.receive():
                    print(json.dumps([event.sequence_number, event.event_id]), flush=True)

trio.run(main)
"""
# Has a child in a session of its own and a grandchild that is a daemon; goes on and on.
FAMILY = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"],
                         start_new_session=True)
print("pids", child.pid, os.getpid(), flush=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print("pids", os.getpid(), flush=True)
        time.sleep(300)
    sys.exit()
while True:
    print("and on and on", flush=True)
    time.sleep(0.01)
"""


@pytest.fixture
def crash() -> CrashActor:
    """Crash an actor of a house and wait until its next incarnation is there."""

    async def crash(house: Any, name: str) -> None:
        names = house.services.system.names
        first = names.lookup(name)
        house.services.system.address(name).tell_nowait(Crash(RuntimeError("on purpose")))
        with trio.fail_after(20):
            while names.lookup(name) in (None, first):  # noqa: ASYNC110 - nothing tells us
                await trio.sleep(0.005)

    return crash


@pytest.fixture
def all_events() -> AllEvents:
    """Read all events of a house; their numbers must have no gap."""

    async def all_events(house: Any) -> list[Event]:
        events = [event async for event in house.services.log.iterate(EventQuery(limit=500))]
        assert [event.sequence_number for event in events] == list(range(1, len(events) + 1))
        return events

    return all_events


@pytest.fixture
def killed(tmp_path: Path) -> list[list[Any]]:
    """Run a server until its tasks are well under way and kill it; return the events it showed."""
    command = [sys.executable, "-c", SERVER, str(tmp_path / "data"), FAMILY]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        shown = [json.loads(server.stdout.readline()) for _ in range(60)]
        server.kill()
        shown += [json.loads(line) for line in server.stdout if line.endswith(b"\n")]
    return shown
