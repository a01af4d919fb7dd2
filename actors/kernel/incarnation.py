"""One life of a supervised child."""

from collections.abc import Callable

from .system import ActorSystem


class Incarnation:
    """One life of a child: what it tells its supervisor and is told by it."""

    def __init__(self, system: ActorSystem, name: str, generation: int = 1) -> None:
        self.system, self.name, self.generation = system, name, generation
        self._on_started: Callable[[], object] = lambda: None
        self._stop: Callable[[], object] | None = None

    def started(self) -> None:
        """Called by the child when it is ready; its supervisor goes on then."""
        self._on_started()

    def when_started(self, callback: Callable[[], object]) -> None:
        """Called by the supervisor: run `callback` when the child is ready."""
        self._on_started = callback

    def on_stop_requested(self, callback: Callable[[], object]) -> None:
        """Called by a child that can end politely; without it, it is cancelled at once."""
        self._stop = callback

    def request_stop(self) -> bool:
        """Ask the child to end; False when it only understands cancellation."""
        if self._stop is None:
            return False
        self._stop()
        return True
