"""The guardian program itself: its request, its start-up, and machines without /proc."""

import subprocess
import sys
from typing import Any

import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.guardian import launch
from understudy.actors.worker.guardian.child.request import Request, decode, encode

FIELDS = st.binary(max_size=50).map(lambda field: field.replace(b"\0", b""))
NAMES = FIELDS.map(lambda name: name.replace(b"=", b""))

# What the guardian has where there is neither prctl nor /proc: its child's process group.
ELSEWHERE = (
    "import sys; sys.path.append(sys.argv[1]); from child import bonds, processes, main;"
    "bonds.LINUX = False; processes.PROC = '/nonexistent'; main.main()"
)


@given(
    argv=st.lists(FIELDS, min_size=1, max_size=5),
    cwd=FIELDS,
    env=st.dictionaries(NAMES, FIELDS, max_size=5),
    terminal=st.booleans(),
    patience=st.floats(0, 1e6),
)
def test_any_request_arrives_as_it_was(
    argv: list[bytes], cwd: bytes, env: dict[bytes, bytes], terminal: bool, patience: float
) -> None:
    length, _, body = encode(Request(argv, cwd, env, terminal, patience)).partition(b"\n")
    back = decode(body)
    assert len(body) == int(length)
    assert (back.argv, back.cwd, back.environment) == (argv, cwd, env)
    assert (back.terminal, back.patience) == (terminal, patience)


async def test_a_large_request_arrives(start: Any, read_all: Any) -> None:
    argv = ["x" * 100_000] * 10
    async with await start(sys.executable, "-c", "import sys; print(len(sys.argv))", *argv) as big:
        assert await read_all(big.stdout) == b"11\n"


def test_the_guardian_imports_only_what_is_quick() -> None:
    modules = "import sys; sys.path.append(sys.argv[1]); import child.main; print(*sys.modules)"
    command = [*launch.ISOLATED[:4], modules, launch.ISOLATED[-1]]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "child.main" in loaded
    slow = {"json", "re", "subprocess", "typing", "pathlib", "inspect", "trio", "socket", "logging"}
    assert slow.isdisjoint(loaded)


@pytest.mark.parametrize("word", ["interrupt", "terminate", "kill"])
async def test_wk7_without_proc_the_group_is_ended(
    start: Any, read_pids: Any, wait_until_gone: Any, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(launch, "ISOLATED", [*launch.ISOLATED[:4], ELSEWHERE, *launch.ISOLATED[5:]])
    child = "import os, signal; signal.signal(2, signal.SIG_DFL)\nos.fork()\n"
    child += "os.write(1, b'%d\\n' % os.getpid())\nsignal.pause()"
    async with await start(sys.executable, "-c", child) as process:
        pids = await read_pids(process, 2)
        getattr(process, word)()
        assert (await process.wait()).signal in (2, 15, 9)
    await wait_until_gone(pids)


async def test_wk7_without_proc_leftovers_of_the_group_are_ended(
    start: Any, read_pids: Any, wait_until_gone: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "ISOLATED", [*launch.ISOLATED[:4], ELSEWHERE, *launch.ISOLATED[5:]])
    stubborn = "trap '' TERM; sleep 60 & echo $!; exit 3"
    async with await start("sh", "-c", stubborn, leftover_patience=0.1) as process:
        pids = await read_pids(process, 1)
        with trio.fail_after(10):
            end = await process.wait()
        assert (end.exit_code, end.leftovers, end.survivors) == (3, 1, 0)
    await wait_until_gone(pids)
