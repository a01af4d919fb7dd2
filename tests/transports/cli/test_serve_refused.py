"""A server that cannot start says why and what to do, and exits with a code (TR6)."""

import socket
from collections.abc import Callable
from typing import Any

Cli = Any
StartServer = Callable[..., Any]


def test_tr6_a_port_that_is_taken_is_told(cli: Cli) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = cli.run("serve", "--port", port)
    assert done.returncode == 6
    assert f"port {port} on 127.0.0.1 is taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_tr6_an_address_that_is_not_allowed_is_told(cli: Cli) -> None:
    done = cli.run("serve", "--host", "0.0.0.0")  # noqa: S104
    assert done.returncode == 6
    assert "loopback" in done.stderr
    assert "Traceback" not in done.stderr


def test_es4_a_store_that_another_server_has_is_told(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    done = cli.run("serve")
    assert done.returncode == 6
    assert f"process {server.process.pid}" in done.stderr
    assert "Traceback" not in done.stderr
    assert cli.run("ps").returncode == 0


def test_tr6_a_data_folder_that_cannot_be_made_is_told(cli: Cli) -> None:
    (cli.home / "file").write_text("")
    done = cli.run("serve", "--data-dir", str(cli.home / "file" / "data"))
    assert done.returncode != 0
    assert "file/data" in done.stderr
    assert "Traceback" not in done.stderr
