"""Messages that reached nobody: counted always, the latest ones kept."""

import logging
import threading
from collections import deque
from dataclasses import dataclass

from .messages import Envelope

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that no actor handled, and to whom it went."""

    receiver: str
    sender: str
    message: object


@dataclass(frozen=True, slots=True)
class DeadLetterStatistics:
    """How many messages were lost since the start, and the latest of them, oldest first."""

    count: int
    latest: tuple[DeadLetter, ...]


class DeadLetters:
    """Counts what was told to actors that had ended; `keep` of them can be looked at."""

    def __init__(self, *, keep: int = 100) -> None:
        self._lock = threading.Lock()  # any thread may tell an actor that has ended
        self._count = 0
        self._latest: deque[DeadLetter] = deque(maxlen=keep)

    def add(self, receiver: str, envelope: Envelope) -> None:
        """Record a message that `receiver` did not handle."""
        with self._lock:
            self._count += 1
            self._latest.append(DeadLetter(receiver, envelope.sender, envelope.message))
        _log.info("dead letter for %s: %s", receiver, type(envelope.message).__name__)

    def statistics(self) -> DeadLetterStatistics:
        """Return the counts as they are now."""
        with self._lock:
            return DeadLetterStatistics(self._count, tuple(self._latest))
