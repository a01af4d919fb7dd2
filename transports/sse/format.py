"""The lines of server-sent events (WHATWG HTML, section 9.2)."""

import msgspec

from ...actors.event_store import TaskStatus
from ..streams import Frame

# What a browser waits before it comes back, in milliseconds.
BEGINNING = b"retry: 2000\n\n"
KEEP_ALIVE = b": keep-alive\n\n"

_encode = msgspec.json.Encoder().encode


def event_lines(frame: Frame) -> bytes:
    """Return an event, or a gap; JSON has no line ends in it, so that its data is one line."""
    cursor = "" if frame.is_gap else f"id: {frame.sequence}\n"
    head = f"{cursor}event: {frame.event_type}\ndata: "
    return b"".join((head.encode(), frame.payload, b"\n\n"))


def end_lines(status: TaskStatus) -> bytes:
    """Return the end of a task's stream."""
    return _named("end", {"reason": "ended", "status": status})


def closing_lines() -> bytes:
    """Return the end of a stream whose server shuts down: there may be more to come later."""
    return _named("end", {"reason": "shutdown", "status": None})


def error_lines(message: str) -> bytes:
    """Return what a client is told when its stream fails."""
    return _named("error", {"message": message})


def _named(event: str, data: dict[str, str | None]) -> bytes:
    return b"".join((b"event: ", event.encode(), b"\ndata: ", _encode(data), b"\n\n"))
