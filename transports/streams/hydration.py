"""Output events refer to bytes in the execution log; here they get them."""

from pathlib import Path
from typing import Any

from ...actors.event_store import Event, EventType
from ...actors.log_capture import Gap, read_exec
from ...actors.worker import Segment, render


def is_reference(event: Event) -> bool:
    """Tell whether an event refers to the execution log."""
    return event.event_type == EventType.WORKER_OUTPUT and "offset" in event.data


def hydrate(logs_dir: Path, event: Event) -> dict[str, Any]:
    """Return the event as plain JSON values, its output in place of the reference. Blocks.

    `data.segments` is a list of `{"stream", "text"}`, or `{"stream", "base64"}` for what is not
    UTF-8; `data.missing` is the number of bytes that the log has no more.
    """
    fields = event.to_dict()
    if is_reference(event):
        fields["data"] = fields["data"] | _output(logs_dir, event)
    return fields


def _output(logs_dir: Path, event: Event) -> dict[str, Any]:
    data = event.data
    found = read_exec(logs_dir, event.task_id, data["offset"], data["length"])
    missing = {"missing": found.length} if isinstance(found, Gap) else {}
    kept = found.data if isinstance(found, Gap) else found
    return {"segments": _segments(kept, data["segments"])} | missing


def _segments(output: bytes, parts: list[list[Any]]) -> list[dict[str, str]]:
    rendered: list[dict[str, str]] = []
    begin = 0
    for stream, length in parts:
        if piece := output[begin : begin + length]:
            rendered.append(render(Segment(stream, piece)))
        begin += length
    return rendered
