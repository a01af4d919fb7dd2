"""What of a stream of progress is worth an event: few a second, never backwards."""

from .progress import Progress


class ProgressFilter:
    """Lets one through per `interval` seconds and keeps the last of the others.

    A percentage below the last one of the same kind, label and total is an echo, and is dropped;
    after the end of one run the next may begin. Times are seconds of any steady clock.
    """

    def __init__(self, interval: float = 0.3) -> None:
        if interval < 0:
            raise ValueError(f"interval must be >= 0, not {interval}")
        self._interval = interval
        self._next = float("-inf")
        self._held: Progress | None = None
        self._last: Progress | None = None
        self._furthest: dict[tuple[str, str, int | None], float] = {}

    @property
    def due(self) -> float | None:
        """When `take` will have something; None if nothing is kept."""
        return self._next if self._held else None

    def offer(self, progress: Progress, now: float) -> Progress | None:
        """`progress`, if it is news and its time has come; else it is kept, or dropped."""
        if progress == self._last or not self._forward(progress):
            return None
        self._held = progress
        return self.take(now)

    def take(self, now: float) -> Progress | None:
        """The last one kept, once its time has come."""
        return self.flush(now) if now >= self._next else None

    def flush(self, now: float) -> Progress | None:
        """The last one kept, at once: at the end of the stream."""
        held, self._held = self._held, None
        if held:
            self._next, self._last = now + self._interval, held
        return held

    def _forward(self, progress: Progress) -> bool:
        if progress.percent is None:
            return True
        label = "" if progress.kind in _WHOLE else progress.label
        key = (progress.kind, label, progress.total)
        before = self._furthest.get(key, 0.0)
        if progress.percent < before < 100.0:
            return False
        if len(self._furthest) >= _MAX_KEYS:
            self._furthest.clear()
        self._furthest[key] = progress.percent
        return True


_WHOLE = frozenset({"pytest", "make", "steps", "cargo"})  # the label says what, not of what
_MAX_KEYS = 256  # of labels that come and go; forgetting them costs an echo at most
