"""Python's logging into the server's log, without blocking whoever logs."""

import logging
from collections import deque

import trio

from ..kernel import ActorDied, Address, MailboxFull
from .messages import WriteLine

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class ServerLogHandler(logging.Handler):
    """Tells the log writer every record. While it cannot take them, `capacity` lines wait.

    Beyond that the oldest are lost, and the log says how many.
    """

    def __init__(self, address: Address, *, capacity: int = 1000) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter(FORMAT))
        self._address = address
        self._waiting: deque[str] = deque(maxlen=capacity)
        self._lost = 0
        self._sending = False

    def emit(self, record: logging.LogRecord) -> None:
        """Hand over what waits and this record. Never raises, never waits."""
        try:
            line = self.format(record)
        except Exception:  # a record that cannot be formatted, as every handler treats it
            self.handleError(record)
            return
        self._lost += len(self._waiting) == self._waiting.maxlen
        self._waiting.append(line)
        if not self._sending:
            self._sending = True
            try:
                self._send_waiting()
            finally:
                self._sending = False

    # Sending may itself log something, which comes back to `emit`: it waits for the next record.
    def _send_waiting(self) -> None:
        if self._lost and self._send(f"{self._lost} lines of this log were lost: it was too slow"):
            self._lost = 0
        for _ in range(len(self._waiting)):
            if not self._send(line := self._waiting.popleft()):
                self._waiting.appendleft(line)
                return

    def _send(self, line: str) -> bool:
        if not self._address.is_alive():
            return False
        try:
            self._address.tell_nowait(WriteLine(line))
        except (ActorDied, MailboxFull, trio.RunFinishedError):
            return False
        return True


def server_log_handler(address: Address) -> logging.Handler:
    """A handler that forwards records to the `LogCapture` at `address`; add it to a logger."""
    return ServerLogHandler(address)
