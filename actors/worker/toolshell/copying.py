"""What a shell prints: written where it belongs, and its lines into a pipe."""

import os
import selectors

_ATOMIC = 4096  # bytes that one write puts into a pipe in one piece (PIPE_BUF of Linux)


class Copy:
    """The lines of one output on their way into the pipe; of several tools none is torn."""

    def __init__(self, pipe: int) -> None:
        self._pipe, self._rest = pipe, b""

    def add(self, data: bytes) -> None:
        """Pass on the lines that are whole now."""
        self._rest += data
        end = max(self._rest.rfind(b"\n"), self._rest.rfind(b"\r")) + 1
        if len(self._rest) - end > _ATOMIC:
            end = len(self._rest)
        whole, self._rest = self._rest[:end], self._rest[end:]
        self._write(whole)

    def close(self) -> None:
        """Pass on what has no end."""
        self._write(self._rest)

    def _write(self, data: bytes) -> None:
        while data and self._pipe >= 0:
            cut = data.rfind(b"\n", 0, _ATOMIC) + 1 if len(data) > _ATOMIC else 0
            piece = data[: cut or _ATOMIC]
            try:
                os.write(self._pipe, piece)
            except OSError:  # nobody listens any more
                self._pipe = -1
            data = data[len(piece) :]


class Outputs:
    """What the shell prints, read until its end and written where it belongs."""

    def __init__(self, pipe: int) -> None:
        self._selector, self._pipe = selectors.DefaultSelector(), pipe

    def add(self, source: int, target: int) -> None:
        """Carry `source` to `target`."""
        self._selector.register(source, selectors.EVENT_READ, (target, Copy(self._pipe)))

    @property
    def open(self) -> bool:
        """Whether anything may still come."""
        return bool(self._selector.get_map())

    def carry(self, patience: float | None) -> bool:
        """Carry on what comes within so many seconds; whether there was anything."""
        ready = self._selector.select(patience)
        for key, _ in ready:
            data, (target, copy) = os.read(key.fd, 65536), key.data
            if not data:
                self._selector.unregister(key.fd)
                copy.close()
                continue
            _write_all(target, data)
            copy.add(data)
        return bool(ready)


def _write_all(target: int, data: bytes) -> None:
    while data:
        data = data[os.write(target, data) :]
