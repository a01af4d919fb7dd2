"""What the server sends: JSON objects with the protocol's version and a `type`."""

from collections.abc import Mapping

import msgspec

from ..streams import Frame

PROTOCOL = 1

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, object]).decode


def message(kind: str, fields: Mapping[str, object], *, request_id: str | None = None) -> str:
    """Return a message; `request_id` is the `id` of the command that it answers."""
    whole = {"protocol": PROTOCOL, "type": kind, **fields}
    if request_id is not None:
        whole["id"] = request_id
    return _encode(whole).decode()


class EventMessages:
    """The events of one subscription as messages; the event's JSON is put in as it is."""

    def __init__(self, topic: str) -> None:
        self._topic = topic
        head = _encode({"protocol": PROTOCOL, "type": "event", "topic": topic})
        self._head = head[:-1].decode()

    def of(self, frame: Frame) -> str:
        """Return the message for an event, or for a gap."""
        if frame.is_gap:
            return message(frame.event_type, {"topic": self._topic, **_decode(frame.payload)})
        numbers = f',"sequence":{frame.sequence},"code_version":{frame.code_version},"event":'
        return "".join((self._head, numbers, frame.payload.decode(), "}"))
