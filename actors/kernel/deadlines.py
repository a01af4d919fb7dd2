"""Time limits of waits, kept by one task of the loop for all of them."""

import math
from collections.abc import Callable

import trio

Expire = Callable[[], object]


# A cancel scope with a deadline is a third of what an ask costs, and nearly none of them expires.
# Waits with the same limit expire in the order in which they began, so that each limit has a dict
# in that order: an entry costs next to nothing to add and to remove, and only the first counts.
class Deadlines:
    """Calls back the waits that take too long; for use in one loop."""

    def __init__(self) -> None:
        self._by_limit: dict[float, dict[Expire, float]] = {}
        self._alarm = math.inf  # when the task wakes next; later than needed never, earlier often
        self._scope = trio.CancelScope()
        self._runs = False

    def add(self, expire: Expire, limit: float) -> None:
        """Call `expire` in `limit` seconds unless it is removed before."""
        deadline = trio.current_time() + limit
        self._by_limit.setdefault(limit, {})[expire] = deadline
        if deadline < self._alarm:
            self._alarm = self._scope.deadline = deadline
            if not self._runs:
                self._runs = True
                trio.lowlevel.spawn_system_task(self._run)

    def remove(self, expire: Expire, limit: float) -> None:
        """Forget a wait; nothing when it has expired."""
        if (waits := self._by_limit.get(limit)) is not None:
            waits.pop(expire, None)
            if not waits:
                del self._by_limit[limit]

    async def _run(self) -> None:
        while (alarm := self._earliest()) < math.inf:
            self._alarm = alarm
            with trio.CancelScope(deadline=alarm) as self._scope:
                await trio.sleep_forever()
            self._expire_due()
        self._alarm, self._runs = math.inf, False

    def _earliest(self) -> float:
        firsts = (next(iter(waits.values())) for waits in self._by_limit.values())
        return min(firsts, default=math.inf)

    def _expire_due(self) -> None:
        now = trio.current_time()
        for limit, waits in tuple(self._by_limit.items()):
            for expire, deadline in tuple(waits.items()):
                if deadline > now:
                    break
                self.remove(expire, limit)
                expire()


_of_loop = trio.lowlevel.RunVar[Deadlines]("understudy_deadlines")


def current_deadlines() -> Deadlines:
    """Return those of the current loop."""
    try:
        return _of_loop.get()
    except LookupError:
        deadlines = Deadlines()
        _of_loop.set(deadlines)
        return deadlines
