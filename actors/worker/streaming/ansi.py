"""Terminal control taken out of output, for parsing; the raw log keeps it (WK3)."""

import re

# ECMA-48: control sequences (ESC [ ... final), strings (OSC to BEL or ST; DCS, SOS, PM, APC to ST),
# and other escapes. What is longer than any real one is no sequence, and its text is kept.
_CSI = rb"\[[0-?]{0,256}[ -/]{0,8}"
_OSC = rb"\][^\x07\x1b]{0,4096}"
_STRING = rb"[PX^_][^\x1b]{0,4096}"
_OTHER = rb"[ -/]{0,8}"
_WHOLE = rb"\x1b(?:%b[@-~]|%b(?:\x07|\x1b\\)|%b\x1b\\|%b(?![\[\]PX^_])[0-~])"
_BEGUN = rb"\x1b(?:%b|%b\x1b?|%b\x1b?|%b)\Z"
_ALL = (_CSI, _OSC, _STRING, _OTHER)
# Of the other control characters, only tab and the ends of lines mean something to a parser.
_CONTROL = re.compile(_WHOLE % _ALL + rb"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNFINISHED = re.compile(_BEGUN % _ALL)


def strip_ansi(data: bytes) -> bytes:
    """`data` without escape sequences and control characters, tab, `\\r` and `\\n` excepted."""
    return _CONTROL.sub(b"", data)


class AnsiStripper:
    """The same for a stream that comes in pieces: a sequence may be cut anywhere."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """The text that is certain; the beginning of a sequence is held back."""
        whole = self._held + data
        self._held = b""
        # Searching from left to right finds the first escape that the end of the data cuts off,
        # unless it lies within a sequence that is whole.
        end = 0
        for found in re.finditer(rb"\x1b", whole):
            if found.start() < end:
                continue
            if _UNFINISHED.match(whole, found.start()):
                self._held = whole[found.start() :]
                whole = whole[: found.start()]
                break
            complete = _CONTROL.match(whole, found.start())
            end = complete.end() if complete else found.end()
        return strip_ansi(whole)

    def close(self) -> bytes:
        """The end of the stream: a sequence that never ended was none, and its text counts."""
        held, self._held = self._held, b""
        return strip_ansi(held)
