"""One run of git as a subprocess: bounded in time, and killed with all that it started."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

import trio

from .errors import GitMissing, GitTimeout

_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of git ended."""

    status: int
    stdout: bytes
    stderr: str


async def run_to_end(
    argv: Sequence[str], env: Mapping[str, str], timeout: float, *, stdin: bytes = b""
) -> Ended:
    """Run `argv` to its end; `GitTimeout` after `timeout` seconds."""
    run = partial(
        trio.run_process,
        capture_stdout=True,
        capture_stderr=True,
        check=False,
        stdin=stdin,
        env=env,
        start_new_session=True,
        deliver_cancel=_kill_group,
    )
    with trio.move_on_after(timeout):
        try:
            done = await run(argv)
        except FileNotFoundError as error:
            raise GitMissing(argv[-1], 127, "git is not installed") from error
        stderr = done.stderr.decode("utf-8", "backslashreplace").strip()
        return Ended(done.returncode, done.stdout, stderr)
    raise GitTimeout(argv[-1], -signal.SIGKILL, f"not done after {timeout:g} s")


async def stream_to_file(
    argv: Sequence[str], env: Mapping[str, str], timeout: float, sink: BinaryIO, limit: int
) -> bool:
    """Write what `argv` prints into `sink`, up to `limit` bytes; whether that was all of it."""
    options = {"env": env, "start_new_session": True, "deliver_cancel": _kill_group}
    run = partial(
        trio.run_process, argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options
    )
    complete = False
    with trio.move_on_after(timeout) as patience:
        async with trio.open_nursery() as nursery:
            process: trio.Process = await nursery.start(partial(run, check=False))
            complete = await _copy(process, sink, limit)
            nursery.cancel_scope.cancel()
    if patience.cancelled_caught:
        raise GitTimeout(argv[-1], -signal.SIGKILL, f"not done after {timeout:g} s")
    return complete


async def _copy(process: trio.Process, sink: BinaryIO, limit: int) -> bool:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    left = limit
    async for piece in process.stdout:
        sink.write(piece[:left])
        left -= len(piece)
        if left < 0:
            return False
    return True


async def _kill_group(process: trio.Process) -> None:
    """Also its filters and helpers: git leaves them running."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        await trio.lowlevel.checkpoint()
