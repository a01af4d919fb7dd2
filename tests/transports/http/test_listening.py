"""TR6: where the server listens, and what it says when it cannot."""

import socket
from pathlib import Path
from typing import Any

import pytest
from understudy.config import ServerSettings, Settings, StorageSettings
from understudy.supervisors import StartFailed
from understudy.supervisors.application import run_application
from understudy.transports.discovery import find
from understudy.transports.http import ListenError, Listening, doors, find_listen_error
from understudy.transports.http.listening import open_listener


def test_tr6_a_taken_port_is_said_with_what_to_do() -> None:
    with open_listener("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ListenError, match=rf"port {port} on localhost is taken.*server\.port"):
            open_listener("localhost", port)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "8.8.8.8"])  # noqa: S104
def test_se1_other_addresses_are_refused(host: str) -> None:
    with pytest.raises(ListenError, match="not a loopback address"):
        open_listener(host, 0)


@pytest.mark.parametrize("host", ["example.com", "no such host", "127.0.0.1.2"])
def test_tr6_what_is_no_address_is_named(host: str) -> None:
    with pytest.raises(ListenError, match=host):
        open_listener(host, 0)


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_an_ipv6_address_has_brackets_in_its_url() -> None:
    assert Listening("::1", 80).url == "http://[::1]:80"
    with open_listener("[::1]", 0) as listener:
        assert listener.getsockname()[0] == "::1"


async def test_tr6_the_application_does_not_start_and_says_why(tmp_path: Path) -> None:
    with open_listener("127.0.0.1", 0) as taken:
        settings = Settings(
            server=ServerSettings(port=taken.getsockname()[1]),
            storage=StorageSettings(data_dir=tmp_path),
        )
        with pytest.raises(StartFailed) as caught:
            async with run_application(settings, doors=doors):
                pass
    error = find_listen_error(caught.value)
    assert error is not None
    assert "is taken" in str(error)
    assert find_listen_error(ValueError("another")) is None
    assert find(settings) is None


async def test_mc4_the_address_is_published_while_the_server_listens(serve: Any) -> None:
    async with serve() as (services, base):
        running = find(services.settings)
        assert running is not None
        assert running.url == base
        assert running.server_id == services.server_id
    assert find(services.settings) is None
