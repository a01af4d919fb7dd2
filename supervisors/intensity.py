"""How many restarts there were of late: past what is allowed, a supervisor escalates."""

from collections import deque

from .policy import Policy


class RestartWindow:
    """Counts the restarts of the last `within` seconds."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._times: deque[float] = deque()

    def record(self, now: float) -> bool:
        """Count a restart at `now`; False when it is one too many."""
        while self._times and now - self._times[0] >= self._policy.within:
            self._times.popleft()
        self._times.append(now)
        return len(self._times) <= self._policy.max_restarts
