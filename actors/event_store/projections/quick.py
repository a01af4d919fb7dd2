"""The most frequent types of events folded straight from their JSON: nearly all of a log.

They do what `worker_handlers` does with an event, for data that is as it should be; what is not
is left to those, which note what is wrong. A test holds the two against each other.
"""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec

from ..taxonomy import EventType
from .state import TaskRecord

Count = Annotated[int, msgspec.Meta(ge=0)]
QuickHandler = Callable[[TaskRecord, str], bool]


class _Output(msgspec.Struct, gc=False):
    offset: Count
    length: Count
    segments: msgspec.Raw
    lines: Count


class _Heartbeat(msgspec.Struct, gc=False):
    lines: Count
    bytes: Count
    elapsed_sec: msgspec.Raw


_decode_output = msgspec.json.Decoder(_Output).decode
_decode_object = msgspec.json.Decoder(dict[str, Any]).decode
_decode_heartbeat = msgspec.json.Decoder(_Heartbeat).decode


def output(record: TaskRecord, data: str) -> bool:
    """Have more output; False when the data needs a closer look, then nothing is changed."""
    try:
        found = _decode_output(data)
    except msgspec.ValidationError:
        return False
    end = found.offset + found.length
    if end > record.bytes:
        record.bytes = end
        record.lines += found.lines
    return True


def heartbeat(record: TaskRecord, data: str) -> bool:
    """Have at least as much output as was counted; False as for `output`."""
    try:
        found = _decode_heartbeat(data)
    except msgspec.ValidationError:
        return False
    if found.lines > record.lines:
        record.lines = found.lines
    if found.bytes > record.bytes:
        record.bytes = found.bytes
    return True


def progress(record: TaskRecord, data: str) -> bool:
    """Have got so far; always True."""
    record.progress = _decode_object(data)
    return True


# Looked up a million times in a rebuild: plain strings in a plain dict are found fastest.
QUICK: dict[str, QuickHandler] = {
    EventType.WORKER_OUTPUT.value: output,
    EventType.WORKER_HEARTBEAT.value: heartbeat,
    EventType.WORKER_PROGRESS.value: progress,
}
