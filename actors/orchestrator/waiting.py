"""The time that a task waits for its provider, which does not count against its time limit."""

from dataclasses import dataclass

import trio


@dataclass(slots=True)
class WaitingTime:
    """Adds up pauses. Seconds, on trio's clock; a pause that nobody ends, ends by itself."""

    _ended: float = 0.0
    _since: float | None = None
    _until: float = 0.0

    def begin(self, seconds: float) -> None:
        """Wait for so long from now, or until `end`; what was waited before is kept."""
        self.end()
        self._since = trio.current_time()
        self._until = self._since + max(0.0, seconds)

    def end(self) -> None:
        """Wait no more."""
        self._ended, self._since = self.total, None

    @property
    def total(self) -> float:
        """How long it has waited so far."""
        if self._since is None:
            return self._ended
        return self._ended + min(trio.current_time(), self._until) - self._since

    @property
    def left(self) -> float:
        """For how long it waits from now on, unless that is ended."""
        return 0.0 if self._since is None else max(0.0, self._until - trio.current_time())
