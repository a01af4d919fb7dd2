"""The actor with a thread of its own, for work that blocks; hosted under a supervisor."""

from contextvars import copy_context

import trio

from .errors import StillRunning
from .incarnation import Incarnation
from .reply import Reply
from .thread_life import ThreadLife


class ThreadActor(ThreadLife):
    """Handle messages in a thread; the hooks `on_*` may block and run in that thread.

    Its supervisor sees its failing start and its crash like those of any other actor. Override
    `on_batch` to handle up to `max_batch` messages at once (group commit).
    """

    # How the end goes: Stop is put in the mailbox, so that what was sent before it is done.
    # Cancelled, the supervisor's task asks for the same, waits for `stop_deadline` seconds in a
    # shield and then abandons the thread; until that one has ended no successor is started.
    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation, for a supervisor; raise what the actor died of."""
        if incarnation.system.is_abandoned_alive(incarnation.name):
            raise StillRunning(f"an abandoned thread of {incarnation.name!r} has not ended")
        self._enter_system(incarnation)
        started, finished = Reply[None](), Reply[None]()
        self._begin_thread(started, finished)
        error: BaseException | None = None
        try:
            await started.wait()
            self._begin_life(incarnation)
            await finished.wait()
        except BaseException as caught:
            error = caught
            await self._join_thread(finished)
            raise
        finally:
            self._announce_end(error, bound=self._leave_system())

    # In a copy of this context: the threads are reused, and so would be what one left behind.
    def _begin_thread(self, started: Reply[None], finished: Reply[None]) -> None:
        context = copy_context()

        def main() -> None:
            context.run(self._thread_main, started, finished)

        def ignore(outcome: object) -> None:
            """The thread reports through its replies."""

        trio.lowlevel.start_thread_soon(main, ignore, f"actor {self.name}")

    async def _join_thread(self, finished: Reply[None]) -> None:
        if finished.is_set():
            return
        self.stop()
        with trio.CancelScope(shield=True):
            await finished.wait_set(self.stop_deadline)
        if not finished.is_set():
            self.system.report_overrun(self.name, "its thread was abandoned")
            self.system.abandon(self.name, finished)
