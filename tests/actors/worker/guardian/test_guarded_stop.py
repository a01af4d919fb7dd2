"""Stopping: SIGINT, SIGTERM, SIGKILL, each with its patience, down to the last one (WK7)."""

import sys
from typing import Any

import pytest
import trio
from understudy.actors.worker.guardian import Exit

# Ignores the signals named on its command line, and says when it is ready.
STUBBORN = """
import os, signal, sys, time
for name in sys.argv[1:]:
    signal.signal(getattr(signal, name), signal.SIG_IGN)
print(os.getpid(), flush=True)
while True:
    time.sleep(60)
"""


# Sixteen move on to a new process in a new session all the time: no list of them is ever true.
# Should a test fail to catch them, they end by themselves.
HOPPING = """
import os, signal, time
end = time.monotonic() + 20
for _ in range(16):
    if not os.fork():
        break
else:
    signal.pause()
print(os.getpid(), flush=True)
while time.monotonic() < end:
    if os.fork():
        os._exit(0)
    os.setsid()
"""


@pytest.mark.parametrize(
    ("ignored", "ends_by"), [([], 2), (["SIGINT"], 15), (["SIGINT", "SIGTERM"], 9)]
)
async def test_wk7_stop_escalates(
    start: Any, read_pids: Any, ignored: list[str], ends_by: int
) -> None:
    async with await start(sys.executable, "-c", STUBBORN, *ignored) as process:
        await read_pids(process, 1)
        end = await process.stop(interrupt_patience=0.3, terminate_patience=0.3)
        assert end == Exit(exit_code=None, signal=ends_by)
        assert await process.stop(interrupt_patience=0, terminate_patience=0) == end


async def test_wk7_a_graceful_end_is_waited_for(start: Any, read_pids: Any) -> None:
    command = "trap 'sleep 0.2; exit 7' INT; echo $$; while :; do sleep 0.01; done"
    async with await start("sh", "-c", command) as process:
        await read_pids(process, 1)
        end = await process.stop(interrupt_patience=20, terminate_patience=0)
    assert end.exit_code == 7


@pytest.mark.parametrize("word", ["interrupt", "terminate", "kill"])
async def test_wk7_the_whole_group_is_signalled(
    start: Any, read_pids: Any, wait_until_gone: Any, word: str
) -> None:
    # A shell in the background ignores SIGINT in its children, Python sets it as it likes.
    child = f"exec {sys.executable} -c 'import signal; signal.signal(2, signal.SIG_DFL);"
    child += " import os; print(os.getpid(), flush=True); signal.pause()'"
    async with await start("sh", "-c", f"({child}) & ({child}) & wait") as process:
        pids = await read_pids(process, 2)
        getattr(process, word)()
        await process.wait()
        await wait_until_gone(pids)


async def test_wk7_terminate_reaches_other_sessions_once(start: Any, read_pids: Any) -> None:
    counting = "import os, signal, time\nsignal.signal(15, lambda *_: os.write(1, b'15\\n'))\n"
    counting += "print(os.getpid(), flush=True)\nwhile True: time.sleep(60)"
    command = f'trap "" TERM; {sys.executable} -c "$0" & setsid {sys.executable} -c "$0" & wait'
    async with await start("sh", "-c", command, counting) as process:
        await read_pids(process, 2)
        process.terminate()
        assert await read_pids(process, 2) == [15, 15]
        with trio.move_on_after(0.2):
            assert await process.stdout.receive_some() == b"nothing more"
        process.kill()
        assert (await process.wait()).signal == 9


async def test_wk7_who_forks_faster_than_one_can_look_is_killed(
    start: Any, read_all: Any, read_pids: Any
) -> None:
    async with await start(sys.executable, "-c", HOPPING) as process:
        with trio.fail_after(10):
            await read_pids(process, 16)
            process.kill()
            await process.wait()
            # None holds the pipe any more.
            await read_all(process.stdout)
