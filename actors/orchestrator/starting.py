"""Taking tasks from the queue: the next one that there is room for, and that no limit holds."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import trio

from .active import ActiveTask
from .desk import Desk
from .limits import Limits

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Starting:
    """Starts tasks, those of limited accounts by permit only; `carry` is what they are given to."""

    def __init__(
        self, actor: "Orchestrator", desk: Desk, carry: Callable[[ActiveTask], Awaitable[None]]
    ) -> None:
        self._actor, self._desk, self._carry = actor, desk, carry
        self._limits = Limits(actor, desk)

    def take_in(self, task: ActiveTask) -> None:
        """Follow what may hold a task that has come to hand."""
        self._limits.take_in(task)

    def dispatch(self) -> None:
        """Start queued tasks while there is room to run them."""
        while (task := self._next()) is not None:
            if task.limit is None:
                self._start(task)
            else:
                self._limits.ask(task, task.limit, self._start)

    # A task that cannot be started now, whatever its priority, keeps nobody else from it.
    def _next(self) -> ActiveTask | None:
        desk = self._desk
        if desk.draining is not None or not desk.queue:
            return None
        busy = Counter(task.request.agent for task in desk.active.values() if task.has_place)
        if busy.total() >= desk.max_concurrent:
            return None
        full = {agent for agent, most in desk.agent_limits.items() if busy[agent] >= most}
        return desk.queue.first(
            lambda task: task.request.agent not in full and self._limits.may_ask(task)
        )

    def _start(self, task: ActiveTask) -> None:
        self._desk.queue.remove(task)
        task.started_at = trio.current_time()
        self._actor.start_soon(self._carry, task)
