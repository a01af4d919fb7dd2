"""The loop of an actor that lives in a thread: batches of messages."""

import logging
from typing import Any, ClassVar

from .context import take_up
from .errors import Refusal
from .groups import single_error
from .inbox import ThreadMailbox
from .life import ActorLife
from .messages import Crash, Envelope, Stop
from .wakeup import batched_wakeups

_log = logging.getLogger(__name__)


class ThreadLoop(ActorLife):
    """Takes messages up a batch at a time."""

    kind = "thread"
    max_batch: ClassVar[int] = 64
    mailbox: ThreadMailbox

    def on_receive(self, message: Any) -> Any:
        """Handle one message; what is returned is the reply to an ask."""
        _log.warning("%s got a message it does not know: %r", self.name, message)

    def on_batch(self, envelopes: list[Envelope]) -> None:
        """Handle some messages, each to be answered or failed.

        Override it for work that is cheaper for many at once: all that is answered in a batch
        shares one wake-up. Here each message is answered before the next one is taken up.
        """
        with batched_wakeups() as wakeups:
            for envelope in envelopes:
                if self.mailbox.closed:  # abandoned: the askers were told
                    return
                self.handle(envelope)
                wakeups.flush()

    def handle(self, envelope: Envelope) -> None:
        """Pass one message to `on_receive` and reply with what comes of it."""
        take_up(envelope.context)
        try:
            if type(message := envelope.message) is Crash:
                raise message.error
            envelope.answer(self.on_receive(message))
        except Exception as caught:
            error = single_error(caught)
            if not isinstance(error, Refusal):
                envelope.fail(error)
                raise
            self._refuse(envelope, error)
        self._unanswered.discard(envelope)

    def _take_turn(self) -> bool:
        """Handle one batch; False when there was a request to stop instead."""
        batch = self.mailbox.take(self.max_batch)
        if not batch or type(batch[0].message) is Stop:
            self._stop_asks += batch
            return False
        self._unanswered = set(batch)
        try:
            with batched_wakeups():
                self._handle_batch(batch)
        finally:
            self._handled += len(batch) - len(self._unanswered)
        return True

    def _handle_batch(self, batch: list[Envelope]) -> None:
        if type(batch[0].message) is Crash:
            self.handle(batch[0])
        else:
            self.on_batch(batch)
        if not self.mailbox.closed:
            self._unanswered.clear()
