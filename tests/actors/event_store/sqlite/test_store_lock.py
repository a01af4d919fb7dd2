"""ES4: one process has a store open, and another is told which."""

import os
import subprocess
import sys

import pytest
from understudy.actors.event_store import SqliteEngine, StoreLocked

HOLD = """
import sys
from understudy.actors.event_store import SqliteEngine
SqliteEngine(sys.argv[1]).open()
print("open", flush=True)
sys.stdin.read()
"""


def test_es4_a_second_process_is_refused_and_told_who_has_the_store(path: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreLocked, match=f"process {holder.pid} "):
            SqliteEngine(path).open()
        holder.kill()
    engine = SqliteEngine(path)  # the lock went with its holder
    engine.open()
    with pytest.raises(StoreLocked, match=f"process {os.getpid()} "):
        SqliteEngine(path).open()
    engine.close()
