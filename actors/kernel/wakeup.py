"""Wake sleeping tasks of a trio loop from any thread; many at once with one crossing."""

import contextlib
import threading
from collections.abc import Callable
from typing import Self

import trio


class Sleeper:
    """The current task, which sleeps until it is woken: once for each sleep, from any thread."""

    __slots__ = ("_ident", "task", "token")

    def __init__(self) -> None:
        self.task = trio.lowlevel.current_task()
        self.token = trio.lowlevel.current_trio_token()
        self._ident = threading.get_ident()

    # An event cannot tell a cancelled waiter whether it was woken a moment before, from a thread
    # whose message to the loop is still on its way. Here one of the two wins, under the lock of
    # whoever is waited for.
    async def sleep(self, withdraw: Callable[[], bool]) -> None:
        """Sleep until `wake`; cancelled only if `withdraw` says that nobody will wake it."""

        def abort(raise_cancel: object) -> trio.lowlevel.Abort:
            return trio.lowlevel.Abort.SUCCEEDED if withdraw() else trio.lowlevel.Abort.FAILED

        await trio.lowlevel.wait_task_rescheduled(abort)

    def wake(self) -> None:
        """End the sleep: directly in the loop's own thread, else by a message to the loop."""
        if threading.get_ident() == self._ident:
            trio.lowlevel.reschedule(self.task)
        elif _batch.depth:
            _batch.add(self)
        else:
            _cross(self.token, [self])


def _cross(token: trio.lowlevel.TrioToken, sleepers: list[Sleeper]) -> None:
    with contextlib.suppress(trio.RunFinishedError):  # an ended loop has nobody to wake
        token.run_sync_soon(_wake_all, sleepers)


def _wake_all(sleepers: list[Sleeper]) -> None:
    for sleeper in sleepers:
        trio.lowlevel.reschedule(sleeper.task)


# A wake-up from a thread costs tens of microseconds in the loop. A thread that answers a hundred
# askers after one COMMIT pays for one when it collects them.
class WakeupBatch(threading.local):
    """The wake-ups that this thread has collected, by loop; none outside the `with` block."""

    def __init__(self) -> None:
        self.depth = 0
        self._pending: dict[trio.lowlevel.TrioToken, list[Sleeper]] = {}

    def __enter__(self) -> Self:
        self.depth += 1
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.depth -= 1
        if not self.depth:
            self.flush()

    def add(self, sleeper: Sleeper) -> None:
        """Wake it at the next flush."""
        self._pending.setdefault(sleeper.token, []).append(sleeper)

    def flush(self) -> None:
        """Send what was collected so far."""
        pending, self._pending = self._pending, {}
        for token, sleepers in pending.items():
            _cross(token, sleepers)


_batch = WakeupBatch()


def batched_wakeups() -> WakeupBatch:
    """Collect the wake-ups made in this thread inside a `with` block; send them at its end."""
    return _batch
