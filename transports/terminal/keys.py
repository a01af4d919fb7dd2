"""Single keys from the terminal, without echo, while a view is on it."""

import os
import sys
import termios
from types import TracebackType
from typing import Any, Self

import trio


class Keys:
    """Reads keys for the length of the block, if standard input is a terminal that is ours.

    Ctrl-C and Ctrl-Z stay signals. What was set before is set again at the end.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self._descriptor = sys.stdin.fileno() if descriptor is None else descriptor
        self._before: Any = None

    def __enter__(self) -> Self:
        if _is_ours(self._descriptor):
            self._before = termios.tcgetattr(self._descriptor)
            changed = termios.tcgetattr(self._descriptor)
            changed[3] &= ~(termios.ICANON | termios.ECHO)
            termios.tcsetattr(self._descriptor, termios.TCSANOW, changed)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)

    async def next(self) -> str:
        """Wait for the next key; where there is no terminal, for ever."""
        while self._before is not None:
            await trio.lowlevel.wait_readable(self._descriptor)
            if not (data := os.read(self._descriptor, 64)):
                break
            return data.decode("utf-8", "replace")[:1].lower()
        await trio.sleep_forever()
        raise AssertionError


# Changing the modes from the background, or of a terminal that is not ours, would stop us.
def _is_ours(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor) and os.tcgetpgrp(descriptor) == os.getpgrp()
    except OSError:
        return False
