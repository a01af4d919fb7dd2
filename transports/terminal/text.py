"""Text that is safe to put on a terminal, and quantities as people read them."""

import re

from ...actors.worker import strip_ansi

# Beside the escapes that `strip_ansi` knows: the C1 controls, which some terminals obey, the marks
# that turn the direction of writing around, and line separators.
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_TAB = 8
_UNITS = ("KB", "MB", "GB", "TB")


def clean(raw: bytes | str) -> str:
    """Return one line that moves no cursor and sets no colour; invalid UTF-8 becomes U+FFFD."""
    data = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
    text = strip_ansi(data).decode("utf-8", "replace").expandtabs(_TAB)
    return _UNSAFE.sub("", text)


def human_bytes(count: int) -> str:
    """Return a number of bytes with three digits at most: `999 B`, `1.2 KB`, `34 MB`."""
    if count < 1000:
        return f"{count} B"
    size, unit = count / 1000, 0
    while size >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.0f} {_UNITS[unit]}" if size >= 9.95 else f"{size:.1f} {_UNITS[unit]}"


def human_time(seconds: float) -> str:
    """Return a duration: `0.4 s`, `12.0 s`, `3:05`, `1:02:03`."""
    if seconds < 60:
        return f"{max(0.0, seconds):.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
