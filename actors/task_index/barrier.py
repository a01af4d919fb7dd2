"""Questions that wait until the index has seen enough of the log."""

import math

from ..kernel import Envelope


class Barrier:
    """Holds questions back, each until its sequence number has been seen.

    None is let through before `begin` has said what was stored at the start: an index that has
    just been restarted must not deny the tasks that it has not come to yet.
    """

    def __init__(self) -> None:
        self.seen = 0
        self._begin = math.inf
        self._waiting: list[tuple[int, Envelope]] = []

    def begin(self, stored: int) -> list[Envelope]:
        """Let nothing through before this sequence number; return who need not wait any more."""
        self._begin = stored
        return self._release()

    def advance(self, seen: int) -> list[Envelope]:
        """Note what has been seen; return who need not wait any more."""
        self.seen = seen
        return self._release()

    def has_seen(self, at_least: int) -> bool:
        """Tell whether a question about this sequence number can be answered."""
        return max(at_least, self._begin) <= self.seen

    def hold(self, at_least: int, envelope: Envelope) -> None:
        """Keep a question for later, and those no longer that nobody waits for."""
        self._waiting = [each for each in self._waiting if not each[1].is_abandoned]
        self._waiting.append((at_least, envelope))

    def _release(self) -> list[Envelope]:
        ready = [envelope for needed, envelope in self._waiting if self.has_seen(needed)]
        self._waiting = [each for each in self._waiting if not self.has_seen(each[0])]
        return ready
