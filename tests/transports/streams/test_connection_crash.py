"""TR4: the crash of a client's actor is repaired, and the client notices nothing."""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.kernel import Crash
from understudy.actors.log_capture import exec_log
from understudy.supervisors import snapshot
from understudy.supervisors.application import APPLICATION, CONNECTIONS, Services
from understudy.transports.streams import StreamFailed, open_stream

Submit = Callable[..., Awaitable[str]]
Until = Callable[[Callable[[], bool]], Awaitable[None]]

CHILD = "import time\nfor n in range(60): print(n, flush=True); time.sleep(0.01)"


def connections(services: Services) -> dict[str, int]:
    """The clients' actors by name, with their restarts."""
    transports = snapshot(services.system, APPLICATION).children[-1]
    (supervisor,) = [node for node in transports.children if node.view.name == CONNECTIONS]
    return {node.view.name: node.view.restarts for node in supervisor.children}


async def crash_all(services: Services, again: int, until: Until) -> None:
    """Crash whatever actors there are, so many times."""
    for _ in range(again):
        await until(lambda: any(name in services.system.names for name in connections(services)))
        for name in connections(services):
            await services.system.address(name).tell(Crash(ValueError("it fell")))
        await trio.sleep(0.03)
    assert all(restarts > 0 for restarts in connections(services).values())


async def test_tr4_clients_whose_actors_crash_get_each_event_once(
    serve: Any, submit: Submit, new_copy: Any, until: Until
) -> None:
    copies = [new_copy(), new_copy()]
    async with serve() as (services, base):
        task_id = await submit(services, sys.executable, "-c", CHILD)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(copies[0].read_sse, base, task_id, float("inf"))
            nursery.start_soon(copies[1].read_websocket, base, task_id, float("inf"))
            await crash_all(services, 8, until)
        log = exec_log(services.logs_dir, task_id).read_bytes()
        await until(lambda: not connections(services))
    for copy in copies:
        assert copy.ended == "complete"
        assert copy.whole == log == b"".join(b"%d\n" % n for n in range(60))


async def test_tr4_clients_outlive_the_supervisor_of_their_actors(
    serve: Any, submit: Submit, new_copy: Any, until: Until
) -> None:
    copy = new_copy()
    async with serve() as (services, base):
        task_id = await submit(services, sys.executable, "-c", CHILD)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(copy.read_sse, base, task_id, float("inf"))
            await until(lambda: bool(connections(services)))
            supervisor = services.system.address(CONNECTIONS)
            await supervisor.tell(Crash(ValueError("all of them fell")))
        assert copy.ended == "complete"
        assert copy.whole == exec_log(services.logs_dir, task_id).read_bytes()


async def test_tr3_what_can_never_be_read_ends_the_stream_and_no_other(
    serve: Any, submit: Submit, new_copy: Any, until: Until
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "echo", "unreadable")
        first = new_copy()
        await first.read_sse(base, task_id, float("inf"))
        log = exec_log(services.logs_dir, task_id)
        log.unlink()
        log.mkdir()
        with pytest.raises(StreamFailed, match="5 tries"):
            await read_to(services, task_id, first.cursor)
        await until(lambda: not connections(services))


async def read_to(services: Services, task_id: str, cursor: int) -> None:
    """Read a task's events up to the cursor."""
    async with open_stream(services, TopicPattern(task_id=task_id)) as stream:
        while stream.cursor < cursor:
            await stream.receive(within=5)
