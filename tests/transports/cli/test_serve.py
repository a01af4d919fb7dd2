"""`understudy serve`: ready, served, ended (TR5), and told what is wrong (TR6)."""

import signal
from collections.abc import Callable
from typing import Any

import httpx
import psutil
import pytest

Cli = Any
StartServer = Callable[..., Any]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_tr5_a_signal_ends_the_server_cleanly(
    cli: Cli, start_server: StartServer, number: signal.Signals
) -> None:
    server = start_server()
    assert httpx.get(f"{server.ready['url']}/healthz").status_code == 200
    code, errors = server.end(number)
    assert (code, errors) == (0, "understudy: ending; once more to end at once\n")
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.ready['url']}/healthz")


def test_tr5_nothing_is_left_but_the_record(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    assert cli.run("run", "--detach", "--", "sh", "-c", "echo begun; sleep 600").returncode == 0
    tree = psutil.Process(server.process.pid).children(recursive=True)
    assert tree
    assert server.end()[0] == 0
    _, alive = psutil.wait_procs(tree, timeout=5)
    assert alive == []
    left = {path.name for path in cli.data_dir.iterdir()}
    assert left <= {"events.db", "events.db.lock", "logs", "search.db", "workspaces"}


def test_the_second_signal_ends_it_at_once(cli: Cli, start_server: StartServer) -> None:
    server = start_server("--set", "worker.interrupt_patience_sec=60")
    stubborn = "trap '' INT TERM; echo begun; while :; do sleep 1; done"
    assert cli.run("run", "--detach", "--id", "t", "--", "sh", "-c", stubborn).returncode == 0
    _wait_for_output(cli, "t")
    tree = psutil.Process(server.process.pid).children(recursive=True)
    server.process.send_signal(signal.SIGINT)
    assert server.process.stderr.readline() == b"understudy: ending; once more to end at once\n"
    code, errors = server.end(signal.SIGINT)
    assert code == 130
    assert "ended at once" in errors
    assert psutil.wait_procs(tree, timeout=10)[1] == []


def test_tr5_an_end_that_overruns_is_cut_and_told(cli: Cli, start_server: StartServer) -> None:
    server = start_server(
        *("--set", "worker.interrupt_patience_sec=60"),
        *("--set", "server.shutdown_deadline_sec=0.5"),
    )
    stubborn = "trap '' INT TERM; echo begun; while :; do sleep 1; done"
    assert cli.run("run", "--detach", "--id", "t", "--", "sh", "-c", stubborn).returncode == 0
    _wait_for_output(cli, "t")
    tree = psutil.Process(server.process.pid).children(recursive=True)
    code, errors = server.end()
    assert code == 7
    assert "longer than 0.5 s" in errors
    assert "worker/t" in errors
    assert psutil.wait_procs(tree, timeout=10)[1] == []
    assert cli.run("ps").returncode == 4


def _wait_for_output(cli: Cli, task_id: str) -> None:
    """Return when the task has printed: the first line of its log is there."""
    follower = cli.start("logs", "-f", task_id)
    assert follower.stdout.readline() == b"begun\n"
    with follower:
        follower.kill()
