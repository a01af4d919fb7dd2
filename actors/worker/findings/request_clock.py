"""How long a model takes to answer, and when that is far above the usual (WK6)."""

from collections import deque
from statistics import median

from ..dialects import AgentEvent, Limit, Result, Text, Thinking, ToolResult, ToolUse

SLOWER = 4.0  # times the usual: slower than any mood of a model
LEAST = 30.0  # seconds: what is shorter is not worth a word, however quick the others were
UNKNOWN_USUAL = 120.0  # seconds, for the first request of all
_ANSWERS = (Text, Thinking, ToolUse, Result)


class RequestClock:
    """Times of an agent's requests, by what it tells; seconds of any steady clock.

    A request begins with the run and with each tool's result, and ends with the model's next sign.
    While a limit is met, the wait has a known reason: it is not counted.
    """

    def __init__(self, now: float) -> None:
        self._began: float | None = now
        self._took = deque[float](maxlen=50)
        self._told = False

    @property
    def usual(self) -> float | None:
        """The median so far."""
        return median(self._took) if self._took else None

    @property
    def due(self) -> float | None:
        """When the request under way is far too slow; None: there is none, or it is told."""
        if self._began is None or self._told:
            return None
        usual = self.usual
        return self._began + (UNKNOWN_USUAL if usual is None else max(LEAST, SLOWER * usual))

    def take_overdue(self, now: float) -> float | None:
        """For how long the request has been under way, once, when it is far too slow."""
        if self._began is None or self.due is None or now < self.due:
            return None
        self._told = True
        return now - self._began

    def note(self, event: AgentEvent, now: float) -> bool:
        """Take note; whether this ends a request that was told to be slow."""
        if isinstance(event, ToolResult):
            self._began, was_told = now, self._told
        elif isinstance(event, Limit):
            self._began, was_told = None, False
        elif isinstance(event, _ANSWERS):
            if self._began is not None and not self._told:
                self._took.append(now - self._began)
            self._began, was_told = None, self._told
        else:
            return False
        self._told = False
        return was_told
