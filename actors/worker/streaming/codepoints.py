"""UTF-8 code points that a read has cut in two."""

import codecs

MAX_HELD = 3  # the longest unfinished code point


def unfinished_length(data: bytes) -> int:
    """How many bytes at the end of `data` begin a code point and do not finish it: 0 to 3."""
    for length in range(1, min(MAX_HELD, len(data)) + 1):
        byte = data[-length]
        if byte < 0x80:
            return 0
        if byte >= 0xC0:
            return length if _may_go_on(data[-length:]) else 0
    return 0


def _may_go_on(start: bytes) -> bool:
    """Whether `start` is valid as far as it goes and wants more."""
    try:
        _, consumed = codecs.utf_8_decode(start, "strict", False)
    except UnicodeDecodeError:
        return False
    return consumed == 0


class CodePointJoiner:
    """Passes the bytes of one stream on so that no piece ends within a code point."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """What may be passed on now; at most three bytes are held back."""
        whole = self._held + data if self._held else data
        unfinished = unfinished_length(whole)
        if not unfinished:
            self._held = b""
            return whole
        self._held = whole[-unfinished:]
        return whole[:-unfinished]

    def close(self) -> bytes:
        """What was still held back at the end of the stream."""
        held, self._held = self._held, b""
        return held
