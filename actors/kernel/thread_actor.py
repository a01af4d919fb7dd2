"""The actor with a thread of its own, for work that blocks; hosted under a supervisor."""

import logging

import trio

from .errors import StillRunning
from .incarnation import Incarnation
from .messages import Envelope, Stop
from .reply import Reply
from .thread_loop import ThreadLoop

_log = logging.getLogger(__name__)


class ThreadActor(ThreadLoop):
    """Handle messages in a thread; the hooks `on_*` may block and run in that thread.

    Its supervisor sees its failing start and its crash like those of any other actor. Override
    `on_batch` to handle up to `max_batch` messages at once (group commit).
    """

    # How the end goes: Stop is put in the mailbox, so that what was sent before it is done.
    # Cancelled, the supervisor's task asks for the same, waits for `stop_deadline` seconds in a
    # shield and then abandons the thread; until that one has ended no successor is started.
    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation, for a supervisor; raise what the actor died of."""
        self._enter(incarnation)
        if self.system.is_abandoned_alive(self.name):
            raise StillRunning(f"an abandoned thread of {self.name!r} has not ended")
        started, finished = Reply[None](), Reply[None]()
        self._begin_thread(started, finished)
        error: BaseException | None = None
        try:
            await started.wait()
            self.system.names.bind(self.name, self.ref)
            incarnation.on_stop_requested(self.stop)
            incarnation.started()
            await finished.wait()
        except BaseException as caught:
            error = caught
            await self._join(finished)
            raise
        finally:
            self._depart(error)

    def stop(self) -> None:
        """End normally, after what is in the mailbox."""
        if not self.mailbox.closed:
            self.mailbox.put_control(Envelope(Stop()))

    def _begin_thread(self, started: Reply[None], finished: Reply[None]) -> None:
        def ignore(outcome: object) -> None:
            """The thread reports through its replies."""

        trio.lowlevel.start_thread_soon(
            lambda: self._thread_main(started, finished), ignore, f"actor {self.name}"
        )

    async def _join(self, finished: Reply[None]) -> None:
        if finished.is_set():
            return
        self.stop()
        with trio.CancelScope(shield=True):
            await finished.wait_set(self.stop_deadline)
        if not finished.is_set():
            self.system.report_overrun(self.name, "its thread was abandoned")
            self.system.abandon(self.name, finished)

    def _depart(self, error: BaseException | None) -> None:
        bound = self.system.names.lookup(self.name) is self.ref
        self._leave()
        if bound:
            reason = None if isinstance(error, trio.Cancelled) else error
            self.system.deaths.ended(self.name, self.generation, reason)
