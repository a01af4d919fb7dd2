"""The log writer as an actor (LG1, LG2)."""

import os
from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.kernel import Invalid
from understudy.actors.log_capture import (
    GetLogStatistics,
    LogCapture,
    WriteLine,
    WriteOutput,
    exec_log,
    read_exec,
    server_log,
    workflow_log,
)


async def test_lg1_three_logs_never_mixed(running: Any, directory: Path) -> None:
    async with running() as logs:
        assert await logs.ask(WriteOutput("t", (b"out \xff", b"err\n"))) == 0
        assert await logs.ask(WriteOutput("t", (b"more",))) == 9
        assert await logs.ask(WriteOutput("t-exec", (b"another task",))) == 0
        await logs.ask(WriteLine("planning", "t"))
        await logs.ask(WriteLine("planning another", "t-exec"))
        await logs.ask(WriteLine("serving"))
    assert exec_log(directory, "t").read_bytes() == b"out \xfferr\nmore"
    assert workflow_log(directory, "t").read_text() == "planning\n"
    assert workflow_log(directory, "t-exec").read_text() == "planning another\n"
    assert server_log(directory).read_text() == "serving\n"


async def test_wk9_eight_writers_at_once_each_log_exact(running: Any, directory: Path) -> None:
    async def write(task_id: str) -> None:
        for number in range(50):
            await logs.ask(WriteOutput(task_id, (b"%d;" % number, task_id.encode())))

    async with running(max_open_files=3) as logs:
        async with trio.open_nursery() as nursery:
            for each in range(8):
                nursery.start_soon(write, f"task{each}")
        statistics = await logs.ask(GetLogStatistics())
    for each in range(8):
        expected = b"".join(b"%d;task%d" % (number, each) for number in range(50))
        assert read_exec(directory, f"task{each}", 0, len(expected)) == expected
    assert (statistics.output_writes, statistics.failed_writes) == (400, 0)
    assert statistics.output_bytes == sum(path.stat().st_size for path in directory.iterdir())
    assert statistics.open_files == 3


async def test_one_sync_per_file_and_batch(
    running: Any, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def record(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        os.fdatasync(descriptor)

    monkeypatch.setattr("understudy.actors.log_capture.append_file._force_to_disk", record)
    async with running() as logs:
        replies = [logs.ask_nowait(WriteOutput(f"t{n % 2}", (b"x",))) for n in range(20)]
        assert [await reply.wait() for reply in replies] == [n // 2 for n in range(20)]
        assert 2 <= len(synced) <= 20
        assert set(synced) == {"task-t0-exec.log", "task-t1-exec.log"}
    synced.clear()
    async with running(durable=False) as logs:
        await logs.ask(WriteOutput("t0", (b"x",)))
    assert synced == []


async def test_a_bad_task_id_is_refused_and_the_writer_lives(running: Any) -> None:
    async with running() as logs:
        for message in (WriteOutput("../etc", (b"x",)), WriteLine("x", "a/b")):
            with pytest.raises(Invalid, match="not canonical"):
                await logs.ask(message)
        assert await logs.ask(WriteOutput("t", (b"x",))) == 0


async def test_lg2_old_logs_go_and_the_rest_stays(running: Any, directory: Path) -> None:
    directory.mkdir(parents=True)
    names = ["task-a-exec.log", "task-a.log", "task-a.log.1", "server.log.3"]
    for name in [*names, "server.log", "store.db", "task-b-exec.log"]:
        (directory / name).write_text("x")
        if name != "task-b-exec.log":
            os.utime(directory / name, (1e9, 1e9))
    async with running(max_age=1000.0) as logs:
        await logs.ask(WriteLine("up"))
        assert (await logs.ask(GetLogStatistics())).expired_files == len(names)
    left = sorted(path.name for path in directory.iterdir())
    assert left == ["server.log", "store.db", "task-b-exec.log"]


@pytest.mark.parametrize("wrong", [{"max_bytes": 0}, {"keep": -1}, {"max_open_files": 0}])
def test_impossible_settings_are_refused(directory: Path, wrong: Any) -> None:
    with pytest.raises(ValueError, match="must be >= 1 and keep >= 0"):
        LogCapture(directory, **wrong)
