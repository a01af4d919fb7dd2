"""`understudy doctor`: each part, what is wrong with it, and what to do."""

import fcntl
import os
from collections.abc import Callable
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]
PARTS = [
    "python",
    "trio",
    "sqlite",
    "process table",
    "process guarding",
    "settings",
    "data folder",
    "disk space",
    "event store",
    "port",
    "server",
]


def checks(cli: Cli, *args: str) -> dict[str, dict[str, str]]:
    return {check["name"]: check for check in cli.json("doctor", *args)}


def test_a_machine_that_is_well(cli: Cli) -> None:
    found = checks(cli)
    assert list(found) == PARTS
    assert {check["verdict"] for check in found.values()} <= {"ok", "warning"}
    assert not cli.data_dir.exists()
    text = cli.run("doctor").stdout
    assert all(f"{name}: " in text for name in PARTS)


def test_a_running_server_is_seen_to_be_well(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    found = checks(cli, "--port", server.ready["url"].rpartition(":")[2])
    assert found["server"]["found"].startswith(server.ready["url"])
    assert f"running server (process {server.process.pid})" in found["event store"]["found"]
    assert "the running server's" in found["port"]["found"]
    server.end()
    assert "in nobody's use" in checks(cli)["event store"]["found"]


def test_a_store_that_is_held_by_what_does_not_listen(cli: Cli, start_server: StartServer) -> None:
    start_server().end()
    descriptor = os.open(cli.data_dir / "events.db.lock", os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        found = checks(cli)["event store"]
    finally:
        os.close(descriptor)
    assert (found["verdict"], "does not listen" in found["found"]) == ("warning", True)


def test_a_damaged_store_is_broken_and_untouched(cli: Cli) -> None:
    cli.data_dir.mkdir()
    (cli.data_dir / "events.db").write_bytes(b"no database " * 1000)
    done = cli.run("doctor")
    assert done.returncode == 1
    assert "BROKEN   event store" in done.stdout
    assert "-> restore" in done.stdout
    assert (cli.data_dir / "events.db").read_bytes() == b"no database " * 1000


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written(cli: Cli) -> None:
    cli.data_dir.mkdir(mode=0o500)
    done = cli.run("doctor")
    assert done.returncode == 1
    assert "cannot be written" in done.stdout


def test_wrong_settings_end_the_checks_that_need_them(cli: Cli) -> None:
    done = cli.run("doctor", "--port", "none")
    assert done.returncode == 1
    assert "BROKEN   settings: command line: server.port" in done.stdout
    assert "event store" not in done.stdout
