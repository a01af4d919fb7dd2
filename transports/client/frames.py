"""Server-sent events out of bytes (the WHATWG standard's text/event-stream)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """One event of a stream; `id` is the cursor to go on from, or "" where it has none."""

    event: str
    data: bytes
    id: str = ""


# Not by `str.splitlines`: that breaks lines at U+2028 and others too, which JSON may hold.
class FrameParser:
    """Takes bytes as they come. Comments, and fields that it does not know, mean nothing."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._searched = 0
        self._fields: dict[bytes, list[bytes]] = {}

    def feed(self, data: bytes) -> list[Frame]:
        """Return the frames that `data` completes."""
        self._rest += data
        frames: list[Frame] = []
        start = 0
        while (end := self._rest.find(b"\n", max(start, self._searched))) >= 0:
            line = bytes(self._rest[start:end]).removesuffix(b"\r")
            start = end + 1
            if line:
                self._field(line)
            elif frame := self._frame():
                frames.append(frame)
        del self._rest[:start]
        self._searched = len(self._rest)
        return frames

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name:
            self._fields.setdefault(name, []).append(value.removeprefix(b" "))

    def _frame(self) -> Frame | None:
        fields, self._fields = self._fields, {}
        if b"data" not in fields:
            return None
        last = {name: values[-1].decode() for name, values in fields.items() if name != b"data"}
        return Frame(
            event=last.get(b"event", "message"),
            data=b"\n".join(fields[b"data"]),
            id=last.get(b"id", ""),
        )
