"""The loop of an actor that lives in a thread."""

import logging
from typing import Any, ClassVar

from .base import ActorBase
from .context import act_as, take_up
from .errors import Refusal
from .inbox import ThreadMailbox
from .messages import Envelope, Stop
from .reply import Reply
from .wakeup import batched_wakeups

_log = logging.getLogger(__name__)


class ThreadLoop(ActorBase):
    """What happens in the thread: hooks, batches, one wake-up for all replies of a batch."""

    kind = "thread"
    max_batch: ClassVar[int] = 64
    mailbox: ThreadMailbox

    def on_start(self) -> None:
        """Set up; the actor gets its name, and messages, when this has returned."""

    def on_receive(self, message: Any) -> Any:
        """Handle one message; what is returned is the reply to an ask."""
        _log.warning("%s got a message it does not know: %r", self.name, message)

    def on_batch(self, envelopes: list[Envelope]) -> None:
        """Handle some messages, each to be answered or failed; one after the other here."""
        for envelope in envelopes:
            self.handle(envelope)

    def on_stop(self) -> None:
        """Clean up after any kind of end."""

    def handle(self, envelope: Envelope) -> None:
        """Pass one message to `on_receive` and reply with what comes of it."""
        take_up(envelope.context)
        try:
            envelope.answer(self.on_receive(envelope.message))
        except Refusal as refusal:
            self._refuse(envelope, refusal)
        except Exception as error:
            envelope.fail(error)
            raise
        self._unanswered.discard(envelope)

    def _thread_main(self, started: Reply[None], finished: Reply[None]) -> None:
        error: BaseException | None = None
        try:
            act_as(self.name, handling=True)
            self.on_start()
            started.resolve()
            while self._turn():
                pass
        except BaseException as caught:
            error = caught
        try:
            self.on_stop()
        except Exception as caught:
            error = error or caught
        started.resolve(error=error)
        finished.resolve(error=error)

    def _turn(self) -> bool:
        """Handle one batch; False when it held the request to stop."""
        batch = self.mailbox.take(self.max_batch)
        stops = [n for n, envelope in enumerate(batch) if type(envelope.message) is Stop]
        work = batch[: stops[0]] if stops else batch
        self._unanswered = set(batch)
        self._handled += len(work)
        for envelope in work:
            self._raise_injected(envelope.message)
        if work:
            with batched_wakeups():
                self.on_batch(work)
        self._unanswered = set(batch[len(work) + 1 :])
        for n in stops:
            batch[n].answer(value=True)
        return not stops

    def _create_mailbox(self) -> ThreadMailbox:
        return ThreadMailbox(type(self).__name__, self.mailbox_capacity)
