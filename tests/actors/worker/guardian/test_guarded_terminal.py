"""A pseudo-terminal for programs that hold output back on a pipe (WK3)."""

import sys
from typing import Any

SHOW = """
import os, sys
print(sys.stdout.isatty(), sys.stderr.isatty(), sys.stdin.isatty())
group = os.tcgetpgrp(os.open("/dev/tty", os.O_RDWR))
print(os.get_terminal_size(1)[:], group == os.getpid() == os.getsid(0))
"""


async def test_wk3_output_is_a_controlling_terminal(start: Any, read_all: Any) -> None:
    command = start(sys.executable, "-c", SHOW, pty=True, terminal_size=(30, 200))
    async with await command as process:
        assert process.stderr is None
        seen = await read_all(process.stdout)
        assert (await process.wait()).succeeded
    assert seen == b"True True False\n(200, 30) True\n"


async def test_wk3_bytes_pass_a_terminal_unchanged(start: Any, read_all: Any) -> None:
    every = "import os; data = bytes(range(256)) * 400\nwhile data: data = data[os.write(1, data):]"
    async with await start(sys.executable, "-c", every, pty=True) as process:
        assert await read_all(process.stdout) == bytes(range(256)) * 400
        assert (await process.wait()).succeeded


async def test_wk3_both_outputs_come_in_their_order(start: Any, read_all: Any) -> None:
    command = "echo 1; echo 2 >&2; echo 3; echo 4 >&2"
    async with await start("sh", "-c", command, pty=True) as process:
        assert await read_all(process.stdout) == b"1\n2\n3\n4\n"


async def test_wk3_a_python_program_is_seen_at_once(start: Any) -> None:
    waiting = "import time; print('soon'); time.sleep(60)"
    async with await start(sys.executable, "-c", waiting, pty=True) as process:
        assert await process.stdout.receive_some() in (b"soon", b"soon\n")


async def test_wk7_a_daemon_does_not_keep_the_terminal_open(
    start: Any, daemon: list[str], read_all: Any, wait_until_gone: Any
) -> None:
    async with await start(*daemon, pty=True, leftover_patience=0.1) as process:
        pids = [int(pid) for pid in (await read_all(process.stdout)).split()]
        assert (await process.wait()).leftovers == 1
    await wait_until_gone(pids)
