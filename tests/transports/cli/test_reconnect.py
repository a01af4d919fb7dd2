"""The connection lost: said, gone on with, ended with the task's recorded end (TR2)."""

import json
import signal
from collections.abc import Callable
from typing import Any

Cli = Any
StartServer = Callable[..., Any]
SLEEPER = ("--id", "t", "--", "sh", "-c", "echo begun; sleep 600")


def test_tr2_attach_outlives_a_killed_server(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    assert cli.run("run", "--detach", *SLEEPER).returncode == 0
    with cli.start("attach", "--json", "t") as process:
        told = _until(process, lambda line: line.get("event_type") == "WORKER_OUTPUT")
        assert server.end(signal.SIGKILL)[0] == -signal.SIGKILL
        told += _until(process, lambda line: "waiting for the server" in line.get("text", ""))
        start_server()
        rest, errors = process.communicate(timeout=30)
        assert process.returncode == 1, errors
    told += [json.loads(line) for line in rest.splitlines()]
    assert told[-1]["tasks"][0]["status"] == "interrupted"
    numbers = [line["sequence_number"] for line in told if "sequence_number" in line]
    assert numbers == sorted(set(numbers))


def test_attach_gives_up_when_no_server_comes_back(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    assert cli.run("run", "--detach", *SLEEPER).returncode == 0
    with cli.start("attach", "--json", "--patience", "0.3", "t") as process:
        _until(process, lambda line: line.get("event_type") == "WORKER_OUTPUT")
        server.end(signal.SIGKILL)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 4
    assert json.loads(errors)["message"].startswith("the server is gone")


def test_tr5_a_server_that_ends_tells_the_tasks_end(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    assert cli.run("run", "--detach", *SLEEPER).returncode == 0
    with cli.start("attach", "--json", "t") as process:
        _until(process, lambda line: line.get("event_type") == "WORKER_OUTPUT")
        assert server.end()[0] == 0
        rest, _ = process.communicate(timeout=30)
        assert process.returncode == 1
    assert json.loads(rest.splitlines()[-1])["tasks"][0]["status"] == "cancelled"


def _until(process: Any, wanted: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    while line := process.stdout.readline():
        told.append(json.loads(line))
        if wanted(told[-1]):
            return told
    raise AssertionError(process.communicate()[1])
