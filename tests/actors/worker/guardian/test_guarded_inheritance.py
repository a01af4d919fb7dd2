"""What a command gets from its server: what it was given, and nothing else (WK7)."""

import os
import subprocess
import sys
from typing import Any

PRINT_ENVIRONMENT = "import os; os.write(1, b'|'.join(b'='.join(e) for e in os.environb.items()))"


async def test_stdin_is_empty_and_nothing_else_is_inherited(start: Any, read_all: Any) -> None:
    show = "import os, sys; print(sys.stdin.read() == '', sorted(os.listdir('/proc/self/fd')))"
    async with await start(sys.executable, "-c", show) as process:
        # 3 is the listing itself.
        assert await read_all(process.stdout) == b"True ['0', '1', '2', '3']\n"


# Signals 32 and 33 are the C library's own: it lets no program change what becomes of them, and
# whoever started the tests may have handed them down blocked or ignored (make does).
C_LIBRARY = 1 << 31 | 1 << 32

# What a server ignores (Python: SIGPIPE) or blocks is not handed down.
MASKED = """
import os, signal, sys, trio
from understudy.actors.worker.guardian import GuardedProcess

async def serve():
    command = ["grep", "-E", "SigBlk|SigIgn", "/proc/self/status"]
    marks = {"server_id": "s", "task_id": "t"}
    async with await GuardedProcess.start(command, cwd="/", env=os.environ, **marks) as process:
        sys.stdout.write((await process.stdout.receive_some()).decode())

signal.signal(signal.SIGHUP, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
trio.run(serve)
"""


def test_wk7_signals_are_neither_ignored_nor_blocked() -> None:
    done = subprocess.run([sys.executable, "-c", MASKED], check=True, capture_output=True)
    _, blocked, _, ignored = done.stdout.split()
    assert (int(blocked, 16) | int(ignored, 16)) & ~C_LIBRARY == 0


async def test_the_environment_is_what_was_given_and_the_marks(start: Any, read_all: Any) -> None:
    env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "ODD": "a=b\n\udcff", "EMPTY": ""}
    command = start(sys.executable, "-c", PRINT_ENVIRONMENT, env=env)
    async with await command as process:
        pairs = (await read_all(process.stdout)).split(b"|")
    seen = {os.fsdecode(name): os.fsdecode(value) for name, _, value in map(split, pairs)}
    assert seen.pop("UNDERSTUDY_TASK_ID") == "task-1"
    assert seen.pop("UNDERSTUDY_SERVER_ID").startswith("server-")
    assert len(seen.pop("UNDERSTUDY_GUARD_ID")) == 32
    assert seen == env


def split(pair: bytes) -> tuple[bytes, bytes, bytes]:
    return pair.partition(b"=")
