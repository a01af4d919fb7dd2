"""One incarnation of an actor that lives in a thread, as it passes in that thread."""

from .context import act_as
from .groups import single_error
from .inbox import ThreadMailbox
from .reply import Reply
from .thread_loop import ThreadLoop


class ThreadLife(ThreadLoop):
    """Runs the hooks and the loop, and always says when it is through."""

    def on_start(self) -> None:
        """Set up; the actor gets its name, and messages, when this has returned."""

    def on_stop(self) -> None:
        """Clean up after any kind of end."""

    def _thread_main(self, started: Reply[None], finished: Reply[None]) -> None:
        with act_as(self.name, handling=True):
            error = self._run_on_stop(self._run_life(started))
        if self.mailbox.closed:  # abandoned, perhaps between two batches
            self._bury_unanswered()
        started.resolve(error=error)
        finished.resolve(error=error)

    # Whatever leaves a hook, an exit included, is for the supervisor to see: it waits for that.
    def _run_life(self, started: Reply[None]) -> BaseException | None:
        try:
            self.on_start()
            started.resolve()
            while self._take_turn():
                pass
        except BaseException as error:
            return single_error(error)
        return None

    def _run_on_stop(self, error: BaseException | None) -> BaseException | None:
        try:
            self.on_stop()
        except BaseException as failure:
            self._log_dropped(failure, error)
            return error or single_error(failure)
        return error

    def _create_mailbox(self) -> ThreadMailbox:
        return ThreadMailbox(type(self).__name__, self.mailbox_capacity)
