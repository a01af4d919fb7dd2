"""The text that a search looks through: what commands printed is read from their logs."""

from pathlib import Path

from ...actors.event_store import Event, EventType
from ...actors.log_capture import read_exec
from ...actors.search_index import TextOf, event_text
from ...actors.worker import strip_ansi

# Of one event. A flood comes in events of megabytes, and would be all that is ever indexed.
MOST = 16 * 1024  # bytes


def text_with_output(logs_dir: Path) -> TextOf:
    """Return a `TextOf` that reads what an output event refers to, its first `MOST` bytes."""

    def text_of(event: Event) -> str:
        if event.event_type != EventType.WORKER_OUTPUT:
            return event_text(event)
        return _output(logs_dir, event)

    return text_of


# An event of another server may have been imported without its log, or have other data.
def _output(logs_dir: Path, event: Event) -> str:
    offset, length = event.data.get("offset"), event.data.get("length")
    if type(offset) is not int or type(length) is not int or min(offset, length) < 0:
        return ""
    found = read_exec(logs_dir, event.task_id, offset, min(length, MOST))
    data = found if isinstance(found, bytes) else found.data
    return strip_ansi(data).decode("utf-8", "replace")
