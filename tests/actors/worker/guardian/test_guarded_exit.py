"""How commands start and end, told truly (WK7, WK8)."""

from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.guardian import (
    BadWorkingDirectory,
    CommandError,
    CommandNotExecutable,
    CommandNotFound,
    Exit,
)


@pytest.mark.parametrize("code", [0, 1, 3, 255])
async def test_wk8_exit_code(start: Any, code: int) -> None:
    async with await start("sh", "-c", f"exit {code}") as process:
        end = await process.wait()
    assert end == Exit(exit_code=code, signal=None)
    assert end.succeeded is (code == 0)
    assert str(end) == f"exit code {code}"


@pytest.mark.parametrize(("number", "name"), [(9, "SIGKILL"), (15, "SIGTERM"), (6, "SIGABRT")])
async def test_wk8_signal(start: Any, number: int, name: str) -> None:
    async with await start("sh", "-c", f"kill -{number} $$") as process:
        end = await process.wait()
        assert end == await process.wait()
    assert (end.exit_code, end.signal, str(end)) == (None, number, f"killed by {name}")
    assert not end.succeeded


async def test_wk8_streams_are_the_commands_own(start: Any, read_all: Any) -> None:
    async with await start("sh", "-c", "printf out; printf err >&2") as process:
        assert await read_all(process.stdout) == b"out"
        assert await read_all(process.stderr) == b"err"


@pytest.mark.parametrize(
    ("argv", "folder", "error", "says"),
    [
        (["no-such-program"], ".", CommandNotFound, "command not found: no-such-program; install"),
        (["./missing"], ".", CommandNotFound, "no such file: ./missing; check the path"),
        (["./lost"], ".", CommandNotFound, "interpreter that the first line of ./lost names"),
        (["./plain"], ".", CommandNotExecutable, "may not execute ./plain.*chmod"),
        (["./empty"], ".", CommandNotExecutable, "cannot execute ./empty.*#!/bin/sh"),
        (["true"], "nowhere", BadWorkingDirectory, "cannot run in '.*nowhere'.*create"),
    ],
)
async def test_what_cannot_start_says_why(
    start: Any, tmp_path: Path, argv: list[str], folder: str, error: type[CommandError], says: str
) -> None:
    for name, mode in (("lost", 0o755), ("plain", 0o644), ("empty", 0o755)):
        (tmp_path / name).write_text("#!/no/such/interpreter\n" if name == "lost" else "x\n")
        (tmp_path / name).chmod(mode)
    with pytest.raises(error, match=says) as caught:
        await start(*argv, cwd=tmp_path / folder)
    assert isinstance(caught.value, CommandError)
    assert caught.value.errno


@pytest.mark.parametrize(
    ("argv", "says"), [([], "empty"), ([""], "empty"), (["echo", "a\0b"], "NUL byte")]
)
async def test_a_malformed_command_is_refused(start: Any, argv: list[str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        await start(*argv)
