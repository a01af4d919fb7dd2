"""Nobody is left behind when a command ends by itself (WK7)."""

import sys
from typing import Any

import psutil
import trio


async def test_wk7_a_daemon_is_ended_with_its_command(
    start: Any, daemon: list[str], read_all: Any, wait_until_gone: Any
) -> None:
    async with await start(*daemon, leftover_patience=0.1) as process:
        # The end of stdout comes although the daemon held on to it, and although it ignores TERM.
        pids = [int(line) for line in (await read_all(process.stdout)).split()]
        end = await process.wait()
    assert len(pids) == 1
    assert (end.exit_code, end.leftovers, end.survivors) == (0, 1, 0)
    await wait_until_gone(pids)


async def test_wk7_leftovers_may_end_gracefully(start: Any, read_all: Any) -> None:
    leftover = "import signal, sys, time\n"
    leftover += "def clean(*_): time.sleep(0.1); print('cleaned'); sys.exit()\n"
    leftover += "signal.signal(15, clean); open('ready', 'w'); signal.pause()"
    command = f'setsid {sys.executable} -c "$0" & until [ -e ready ]; do :; done; exit 4'
    async with await start("sh", "-c", command, leftover, leftover_patience=20) as process:
        assert await read_all(process.stdout) == b"cleaned\n"
        end = await process.wait()
    assert (end.exit_code, end.leftovers) == (4, 1)


async def test_wk7_kill_cuts_the_patience_short(
    start: Any, daemon: list[str], read_pids: Any, wait_until_gone: Any
) -> None:
    async with await start(*daemon, leftover_patience=1000) as process:
        pids = await read_pids(process, 1)
        with trio.fail_after(10):
            process.kill()
            await process.wait()
    await wait_until_gone(pids)


async def test_wk7_orphans_are_reaped_while_the_command_runs(start: Any, read_pids: Any) -> None:
    # Each subshell leaves an orphan that ends at once: a zombie, unless the guardian reaps it.
    command = "for i in 1 2 3 4 5 6 7 8; do (true & exec true); done; "
    async with await start("sh", "-c", command + "echo $PPID; exec sleep 60") as process:
        [guardian] = await read_pids(process, 1)
        with trio.fail_after(10):
            while len(psutil.Process(guardian).children()) > 1:  # noqa: ASYNC110
                await trio.sleep(0.01)


async def test_wk5_usage_of_the_whole_tree(start: Any, read_pids: Any) -> None:
    busy = "import os\nos.fork() or os.setsid()\nos.write(1, b'%d\\n' % os.getpid())\n"
    busy += "x = bytearray(20_000_000)\nwhile True: pass"
    async with await start(sys.executable, "-c", busy) as process:
        await read_pids(process, 2)
        await process.tree_usage()
        await trio.sleep(0.5)
        usage = await process.tree_usage()
        assert usage.processes == 2
        assert usage.rss_bytes > 40_000_000
        assert 20 < usage.cpu_percent < 300
        process.kill()
        await process.wait()
        assert (await process.tree_usage()).processes == 0
