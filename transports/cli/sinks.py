"""Where the output of a task goes: as bytes, as lines that are safe to show, as JSON."""

import sys
from base64 import b64encode
from typing import Protocol

from ...actors.worker import LineSplitter
from ..terminal import clean
from .output import print_json


class Sink(Protocol):
    """Takes a task's output in pieces."""

    def write(self, data: bytes, stream: str | None) -> None:
        """Take a piece; `stream` is None where it is not known."""
        ...

    def close(self) -> None:
        """Bring out what was held back."""
        ...


def open_sink(*, raw: bool, as_json: bool) -> Sink:
    """Return the sink that fits where standard output goes."""
    if as_json:
        return JsonSink()
    return LineSink() if sys.stdout.isatty() and not raw else ByteSink()


class ByteSink:
    """Every byte as it is."""

    def write(self, data: bytes, stream: str | None) -> None:
        """Write a piece."""
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def close(self) -> None:
        """Do nothing: nothing was held back."""


class LineSink:
    """Lines without escapes: nothing in them can harm the terminal."""

    def __init__(self) -> None:
        self._splitters: dict[str | None, LineSplitter] = {}

    def write(self, data: bytes, stream: str | None) -> None:
        """Print the lines that end in a piece; of a progress bar, its last state."""
        splitter = self._splitters.setdefault(stream, LineSplitter())
        for line in splitter.feed(data):
            if not line.rewritten:
                sys.stdout.write(clean(line.text) + "\n" * (not line.continued))
        sys.stdout.flush()

    def close(self) -> None:
        """Print what has no end."""
        for splitter in self._splitters.values():
            if text := clean(splitter.unfinished.rstrip(b"\r")):
                sys.stdout.write(text + "\n")


class JsonSink:
    """A line of JSON for each piece: `stream`, and `text` or, for other bytes, `base64`."""

    def write(self, data: bytes, stream: str | None) -> None:
        """Print a piece."""
        try:
            print_json({"stream": stream, "text": data.decode("utf-8")})
        except UnicodeDecodeError:
            print_json({"stream": stream, "base64": b64encode(data).decode("ascii")})

    def close(self) -> None:
        """Do nothing: nothing was held back."""
