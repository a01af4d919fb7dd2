"""The bounded queue: lower priorities first, equal ones as they came (OR1, OR4)."""

import heapq
from collections import Counter
from collections.abc import Callable

import trio

from .active import ActiveTask


def _ignore() -> None:
    """Nobody wants to know."""


class TaskQueue:
    """Tasks that wait to be started; at most `size` of them.

    `on_change` is called when a task has come or gone.
    """

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"the queue's size must be at least 1, not {size}")
        self.size = size
        self.on_change: Callable[[], None] = _ignore
        self._heap: list[tuple[int, int, ActiveTask]] = []
        self._count = 0

    def __len__(self) -> int:
        return len(self._heap)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another task."""
        return len(self._heap) >= self.size

    def push(self, task: ActiveTask) -> None:
        """Add a task behind those of its priority.

        What is taken over from an earlier run of the server may exceed the size.
        """
        self._count += 1
        heapq.heappush(self._heap, (task.request.priority, self._count, task))
        self.on_change()

    def first(self, fits: Callable[[ActiveTask], bool]) -> ActiveTask | None:
        """Return the next of the tasks that fit, and leave it where it stands."""
        if self._heap and fits(self._heap[0][2]):
            return self._heap[0][2]
        return min((entry for entry in self._heap if fits(entry[2])), default=(0, 0, None))[2]

    def remove(self, task: ActiveTask) -> None:
        """Take a task out, wherever it stands."""
        self._heap = [entry for entry in self._heap if entry[2] is not task]
        heapq.heapify(self._heap)
        self.on_change()

    def by_priority(self) -> dict[int, int]:
        """Return how many tasks wait at each priority."""
        return dict(Counter(priority for priority, _, _ in self._heap))

    def oldest_age(self) -> float:
        """Return for how many seconds the oldest task has waited; 0 when none does."""
        if not self._heap:
            return 0.0
        return trio.current_time() - min(task.queued_at for _, _, task in self._heap)
