"""`understudy doctor` on the port, and on a server that does not answer."""

import socket
from collections.abc import Callable
from typing import Any

Cli = Any
StartServer = Callable[..., Any]


def test_a_port_that_is_taken(cli: Cli) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = cli.json("doctor", "--port", str(taken.getsockname()[1]))
    (check,) = [check for check in found if check["name"] == "port"]
    assert check["verdict"] == "warning"
    assert "server.port" in check["advice"]


def test_a_server_that_does_not_answer(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    file = cli.data_dir / "server.json"
    file.write_text(file.read_text().replace(server.ready["url"], f"http://127.0.0.1:{port}"))
    done = cli.run("doctor")
    assert done.returncode == 1
    assert "does not answer" in done.stdout
