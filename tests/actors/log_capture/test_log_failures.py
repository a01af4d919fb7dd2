"""A full disk is reported and stops nothing (LG2)."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.log_capture import GetLogStatistics, LogWriteFailed, WriteOutput

# A file system of 64 KiB, in a mount namespace of its own; filled up, cleared, written again.
FULL_DISK = """
import pathlib, subprocess, sys, trio
from understudy.actors.kernel.testing import run_actor
from understudy.actors.log_capture import *

folder = pathlib.Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=True)

async def main():
    async with run_actor(lambda: LogCapture(folder)) as logs:
        ballast = folder / "ballast"
        ballast.write_bytes(b"x" * 40_000)
        assert await logs.ask(WriteOutput("t", (b"a" * 4096,))) == 0
        for message in (WriteOutput("t", (b"b" * 30_000,)), WriteOutput("u", (b"c" * 60_000,))):
            try:
                await logs.ask(message)
            except LogWriteFailed as error:
                assert "No space left on device" in str(error)
            else:
                raise AssertionError("written to a full disk")
        assert read_exec(folder, "t", 0, 4096) == b"a" * 4096
        assert read_exec(folder, "t", 4096, 1) == Gap(4096, 1, b"")
        statistics = await logs.ask(GetLogStatistics())
        assert (statistics.failed_writes, statistics.output_writes) == (2, 1), statistics
        ballast.unlink()
        assert await logs.ask(WriteOutput("t", (b"b" * 30_000,))) == 4096
        assert await logs.ask(WriteOutput("u", (b"c",))) == 0
        print("survived")

trio.run(main)
"""


def can_mount(folder: Path) -> bool:
    mount = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    try:
        return subprocess.run(mount, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def test_lg2_a_full_disk_is_reported_and_gone_beyond(tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        pytest.skip("mounting a small file system needs privileges; AppendFile's test has none")
    command = ["unshare", "--mount", sys.executable, "-c", FULL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("survived\n", "")


async def test_lg2_what_could_not_be_synced_is_taken_back(
    running: Any, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    async with running() as logs:
        assert await logs.ask(WriteOutput("t", (b"safe ",))) == 0
        with monkeypatch.context() as broken:
            broken.setattr("understudy.actors.log_capture.append_file._force_to_disk", fail)
            with pytest.raises(LogWriteFailed, match="Input/output error"):
                await logs.ask(WriteOutput("t", (b"unsafe ",)))
        assert await logs.ask(WriteOutput("t", (b"again",))) == 5
        statistics = await logs.ask(GetLogStatistics())
        assert statistics.failed_writes == 1
        assert "Input/output error" in str(statistics.last_error)
    assert (directory / "task-t-exec.log").read_bytes() == b"safe again"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
async def test_a_folder_that_may_not_be_written_is_reported(running: Any, directory: Path) -> None:
    directory.mkdir(parents=True)
    directory.chmod(0o500)
    async with running() as logs:
        with pytest.raises(LogWriteFailed, match=r"task-t-exec\.log: Permission denied"):
            await logs.ask(WriteOutput("t", (b"x",)))
        directory.chmod(0o700)
        assert await logs.ask(WriteOutput("t", (b"x",))) == 0


async def test_a_path_that_is_taken_is_named(running: Any, directory: Path) -> None:
    (directory / "task-t-exec.log").mkdir(parents=True)
    async with running() as logs:
        with pytest.raises(LogWriteFailed, match=r"task-t-exec\.log: Is a directory"):
            await logs.ask(WriteOutput("t", (b"x",)))
