"""Wake tasks of a trio loop from any thread; many at once with one crossing."""

import contextlib
import threading
from collections.abc import Callable, Generator, Iterable

import trio


class Loop:
    """The trio loop that a task lives in, as seen from any thread."""

    __slots__ = ("_ident", "_token")

    def __init__(self) -> None:
        self._token = trio.lowlevel.current_trio_token()
        self._ident = threading.get_ident()

    def wake(self, event: trio.Event) -> None:
        """Set `event`: directly in the loop's own thread, else by a message to the loop."""
        if threading.get_ident() == self._ident:
            event.set()
        elif _batch.pending is not None:
            _batch.pending.setdefault(self, []).append(event)
        else:
            self.call_soon(event.set)

    def call_soon(self, function: Callable[[], object]) -> None:
        """Run `function` in the loop soon; dropped when the loop has ended."""
        with contextlib.suppress(trio.RunFinishedError):
            self._token.run_sync_soon(function)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Loop) and self._token is other._token

    def __hash__(self) -> int:
        return hash(self._token)


class _Batch(threading.local):
    pending: dict[Loop, list[trio.Event]] | None = None


_batch = _Batch()


# A wake-up from a thread costs tens of microseconds in the loop. A thread that answers a hundred
# askers after one COMMIT pays for one when it collects them here.
@contextlib.contextmanager
def batched_wakeups() -> Generator[None]:
    """Collect the wake-ups made in this thread inside the block; send them at its end."""
    if _batch.pending is not None:
        yield
        return
    pending = _batch.pending = {}
    try:
        yield
    finally:
        _batch.pending = None
        for loop, events in pending.items():
            loop.call_soon(_setter(events))


def _setter(events: Iterable[trio.Event]) -> Callable[[], None]:
    def set_all() -> None:
        for event in events:
            event.set()

    return set_all
