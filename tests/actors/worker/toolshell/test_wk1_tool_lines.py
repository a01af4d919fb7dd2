"""WK1: what an agent's tools print is seen live, and the tools' results stay as they were."""

import os
import signal
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import trio
from understudy.actors.worker.tool_tap import ToolTap

Heard = Callable[..., Awaitable[bytes]]

CASES = {
    "both": "echo out; echo err >&2; printf 'no end'",
    "order": "for i in 1 2 3 4 5 6 7 8 9; do echo o$i; echo e$i >&2; done",
    "bytes": r"printf '\377\0\303'; head -c 300000 /dev/zero",
    "exit": "echo bye; exit 7",
    "signal": "echo bye; kill -9 $$",
    "pipe": "yes | head -n 3",
    "quotes": """x='a b'; echo "$x" '$y' && [[ a == a ]] && echo yes""",
    "silent": "true",
    "stdin": "cat",
}


def run(argv: list[str], merged: bool) -> subprocess.CompletedProcess[bytes]:
    errors = subprocess.STDOUT if merged else subprocess.PIPE
    return subprocess.run(
        argv, input=b"given\n", stdout=subprocess.PIPE, stderr=errors, check=False
    )


@pytest.mark.parametrize("merged", [False, True], ids=["apart", "merged"])
@pytest.mark.parametrize("name", CASES)
async def test_wk1_a_tool_s_result_is_what_it_was(
    tap: ToolTap, heard: Heard, name: str, merged: bool
) -> None:
    command, told = CASES[name], list[bytes]()

    async def listen() -> None:
        told.append(await heard())

    async with trio.open_nursery() as nursery:
        nursery.start_soon(listen)
        done = await trio.to_thread.run_sync(run, [str(tap.program), command], merged)
        tap.finish()
    expected = run(["bash", "-c", command], merged)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert done.stderr == expected.stderr
    everything = expected.stdout + (expected.stderr or b"")
    assert sorted(told[0]) == sorted(everything)
    if merged:
        assert told[0] == everything


async def test_wk1_each_line_is_there_before_the_command_goes_on(
    tap: ToolTap, heard: Heard, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "gate")
    command = f"echo first; read go < {tmp_path}/gate; echo second"
    process = await trio.lowlevel.open_process([str(tap.program), command], stdout=subprocess.PIPE)
    assert await heard(b"first\n") == b"first\n"
    await trio.Path(tmp_path / "gate").write_text("go\n")
    assert await process.wait() == 0
    tap.finish()
    assert await heard() == b"second\n"


async def test_wk1_a_background_command_does_not_hold_the_tool_up(
    tap: ToolTap, heard: Heard
) -> None:
    command = "(sleep 1; echo late) & echo early"
    with trio.fail_after(20):
        done = await trio.run_process([str(tap.program), command], stdout=subprocess.DEVNULL)
    assert done.returncode == 0
    assert await heard(b"late\n") == b"early\nlate\n"


async def test_wk1_without_a_listener_the_command_runs_all_the_same(tap: ToolTap) -> None:
    await tap.aclose()
    done = await trio.run_process(
        [str(tap.program), "echo on; exit 3"], capture_stdout=True, check=False
    )
    assert (done.stdout, done.returncode) == (b"on\n", 3)


async def test_wk7_a_terminated_tool_ends_its_command(tap: ToolTap, heard: Heard) -> None:
    process = await trio.lowlevel.open_process([str(tap.program), "echo up; exec sleep 300"])
    await heard(b"up\n")
    process.send_signal(signal.SIGTERM)
    with trio.fail_after(20):
        assert await process.wait() == -signal.SIGTERM
