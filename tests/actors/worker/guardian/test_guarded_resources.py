"""What a guarded process takes, it gives back."""

import threading
from pathlib import Path
from typing import Any

import psutil
import pytest
import trio
from understudy.actors.worker.guardian import CommandNotFound


def open_descriptors() -> list[str]:
    return sorted(link.name for link in Path("/proc/self/fd").iterdir())


async def use_once(start: Any, pty: bool) -> None:
    async with await start("true", pty=pty) as process:
        await process.wait()
        process.interrupt()  # into the void, without complaint
    async with await start("sleep", "60", pty=pty):
        pass
    with pytest.raises(CommandNotFound):
        await start("no-such-program", pty=pty)
    with trio.move_on_after(0.05):
        async with await start("sleep", "60", pty=pty) as process:
            await process.wait()


@pytest.mark.parametrize("pty", [False, True])
async def test_no_descriptor_process_or_thread_is_left(start: Any, pty: bool) -> None:
    await use_once(start, pty)
    before, threads = open_descriptors(), threading.active_count()
    for _ in range(5):
        await use_once(start, pty)
    assert open_descriptors() == before
    # trio keeps idle threads for a while, and uses them again.
    assert threading.active_count() <= threads + 1
    assert psutil.Process().children(recursive=True) == []


async def test_a_start_may_be_cancelled_at_any_moment(start: Any) -> None:
    await use_once(start, pty=False)
    before = open_descriptors()
    for milliseconds in range(0, 24, 2):
        with trio.move_on_after(milliseconds / 1000):
            async with await start("sleep", "60"):
                await trio.sleep_forever()
        assert psutil.Process().children(recursive=True) == []
    assert open_descriptors() == before


async def test_wk7_a_crash_of_its_user_ends_the_command(start: Any, wait_until_gone: Any) -> None:
    pids: list[int] = []

    async def crash() -> None:
        async with await start("setsid", "-w", "sleep", "60") as process:
            pids.append(process.pid)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await crash()
    await wait_until_gone(pids)


async def test_two_may_wait_and_one_may_give_up(start: Any, tmp_path: Path) -> None:
    command = "until [ -e go ]; do sleep 0.01; done; exit 5"
    async with await start("sh", "-c", command) as process:
        with trio.move_on_after(0.05) as scope:
            await process.wait()
        assert scope.cancelled_caught
        ends: list[int] = []

        async def wait() -> None:
            ends.append((await process.wait()).exit_code)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(wait)
            nursery.start_soon(wait)
            (tmp_path / "go").touch()
    assert ends == [5, 5]
