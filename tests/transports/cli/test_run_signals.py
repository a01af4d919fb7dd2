"""Ctrl-C and SIGTERM during a run without a terminal: cancelled at once, nothing left (WK7)."""

import signal
import subprocess
from collections.abc import Callable
from typing import Any

import psutil
import pytest

Cli = Any
StartServer = Callable[..., Any]
SLEEPER = ("--id", "t", "--", "sh", "-c", "echo begun; sleep 600")


def begun(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Wait until the command prints; return all processes below the run."""
    assert process.stdout is not None
    while line := process.stdout.readline():
        if b"| begun" in line:
            return psutil.Process(process.pid).children(recursive=True)
    raise AssertionError(process.communicate()[1])


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)]
)
def test_wk7_a_signal_cancels_the_run(cli: Cli, number: signal.Signals, code: int) -> None:
    with cli.start("run", *SLEEPER) as process:
        tree = begun(process)
        assert tree
        process.send_signal(number)
        output, errors = process.communicate(timeout=20)
        assert process.returncode == code
    assert b"1 cancelled" in output
    assert b"Traceback" not in errors
    assert psutil.wait_procs(tree, timeout=5)[1] == []
    assert {path.name for path in cli.data_dir.iterdir()} <= {
        "events.db",
        "events.db.lock",
        "logs",
        "search.db",
    }


@pytest.mark.parametrize(
    ("number", "code", "status"),
    [(signal.SIGTERM, 143, "cancelled"), (signal.SIGHUP, 143, "running")],
)
def test_with_a_running_server_only_a_hang_up_leaves_the_task(
    cli: Cli, start_server: StartServer, number: signal.Signals, code: int, status: str
) -> None:
    start_server()
    with cli.start("run", *SLEEPER) as process:
        begun(process)
        process.send_signal(number)
        process.communicate(timeout=20)
        assert process.returncode == code
    assert [task["status"] for task in cli.json("ps", "--all")] == [status]


def test_a_second_signal_ends_all_at_once(cli: Cli) -> None:
    stubborn = "trap '' INT TERM; echo begun; while :; do sleep 1; done"
    patience = ("--set", "worker.interrupt_patience_sec=60")
    with cli.start("run", *patience, "--", "sh", "-c", stubborn) as process:
        tree = begun(process)
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        while b"cancelling" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 130
    assert b"ended at once" in errors
    assert psutil.wait_procs(tree, timeout=10)[1] == []


def test_attach_without_a_terminal_leaves_the_task(cli: Cli, start_server: StartServer) -> None:
    start_server()
    assert cli.run("run", "--detach", *SLEEPER).returncode == 0
    with cli.start("attach", "t") as process:
        begun(process)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130
    assert [task["status"] for task in cli.json("ps")] == ["running"]


def test_who_stops_reading_ends_the_watching(cli: Cli, start_server: StartServer) -> None:
    start_server()
    endless = "while :; do echo line; done"
    assert cli.run("run", "--detach", "--id", "t", "--", "sh", "-c", endless).returncode == 0
    with cli.start("logs", "-f", "t") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"line\n"
        process.stdout.close()
        assert process.wait(timeout=20) == 141
        assert process.stderr is not None
        assert process.stderr.read() == b""
