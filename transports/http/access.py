"""Who may come in: programs on this machine, and pages that it served itself.

A page elsewhere may have its name resolve to this machine (DNS rebinding), or simply send
requests here from the user's browser. The first shows in Host, the second in Origin.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

Headers = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a request is refused, as status and words."""

    status: int
    title: str
    detail: str


def denial(headers: Headers) -> Denial | None:
    """Return why a request with these headers is refused, or None."""
    hosts, origins = _values(headers, b"host"), _values(headers, b"origin")
    if len(hosts) != 1 or not _is_loopback(f"//{hosts[0]}"):
        named = ", ".join(hosts) or "none"
        return Denial(
            421,
            "Misdirected Request",
            f"Host ({named[:200]}) must name this machine: localhost, 127.0.0.1 or [::1]",
        )
    for origin in origins:
        if not origin.startswith(("http://", "https://")) or not _is_loopback(origin):
            return Denial(
                403, "Forbidden", f"Origin ({origin[:200]}) is not a page of this machine"
            )
    return None


def _values(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


def _is_loopback(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # checked when it is read
    except ValueError:
        return False
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        return False
    name = parts.hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
