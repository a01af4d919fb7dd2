"""SE1: who may come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.transports.http.access import denial

HERE = [(b"host", b"127.0.0.1:9876")]


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:1", "LocalHost:80", "127.0.0.1", "127.8.9.1:5", "[::1]", "[::1]:9"],
)
def test_se1_this_machine_may(host: str) -> None:
    assert denial([(b"host", host.encode())]) is None
    assert denial([*HERE, (b"origin", f"http://{host}".encode())]) is None
    assert denial([*HERE, (b"origin", f"https://{host}".encode())]) is None


EVIL = [
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:127.0.0.1",
    "localhost@evil.example",
    "evil.example#localhost",
    "127.0.0.1:port",
    "127.0.0.1:99999",
    "0.0.0.0",  # noqa: S104 - nobody listens here
    "[::]",
    "192.168.0.7",
    "[fe80::1]",
    "2130706433",
    "127.1",
    "localhost/x",
    "localhost.",
    "[::1",
]


@pytest.mark.parametrize("host", EVIL)
def test_se1_a_foreign_host_may_not(host: str) -> None:
    denied = denial([(b"host", host.encode())])
    assert denied is not None
    assert denied.status == 421


@pytest.mark.parametrize("origin", ["null", "", "file://", "ftp://localhost", "localhost"])
def test_se1_what_is_no_page_of_this_machine_may_not(origin: str) -> None:
    denied = denial([*HERE, (b"origin", origin.encode())])
    assert denied is not None
    assert denied.status == 403


@pytest.mark.parametrize("host", EVIL)
def test_se1_a_foreign_page_may_not(host: str) -> None:
    denied = denial([*HERE, (b"Origin", f"http://{host}".encode())])
    assert denied is not None
    assert denied.status == 403


def test_se1_no_host_and_two_hosts_are_refused() -> None:
    assert denial([]) is not None
    assert denial(HERE * 2) is not None


@given(st.binary(max_size=40))
def test_se1_any_bytes_are_judged_without_a_crash(value: bytes) -> None:
    for headers in ([(b"host", value)], [*HERE, (b"origin", value)]):
        denied = denial(headers)
        assert denied is None or denied.status in (403, 421)
