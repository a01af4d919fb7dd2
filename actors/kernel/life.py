"""How an actor of either kind enters an incarnation and leaves it, owing nobody an answer."""

import contextlib
import logging

from .base import ActorBase
from .errors import ActorDied, Refusal
from .groups import is_cancellation
from .incarnation import Incarnation
from .messages import Envelope, Stop

_log = logging.getLogger(__name__)


class ActorLife(ActorBase):
    """What both kinds of loop do at their beginning and at their end."""

    def __init__(self) -> None:
        super().__init__()
        # Messages taken up or deferred: to be answered by this incarnation, or failed at its end.
        self._unanswered: set[Envelope] = set()
        self._stop_asks: list[Envelope] = []

    def stop(self) -> None:
        """End normally, after what is in the mailbox."""
        with contextlib.suppress(ActorDied):
            self.mailbox.put_control(Envelope(Stop()))

    def _enter_system(self, incarnation: Incarnation) -> None:
        self.system, self.name = incarnation.system, incarnation.name
        self.generation = incarnation.generation
        self.ask_limit = self.system.ask_timeout
        self.mailbox.owner = self.name
        self.system.deaths.enrol(self.name, self.mailbox)

    def _begin_life(self, incarnation: Incarnation) -> None:
        self.system.names.bind(self.name, self.ref)
        incarnation.on_stop_requested(self.stop)
        incarnation.started()

    # An asker must never hang, whatever this actor died of. The order matters: give up the name,
    # close the mailbox, and only then fail what is left.
    def _leave_system(self) -> bool:
        """Take no more messages and fail the rest; tell whether the actor had its name."""
        bound = self.system.names.unbind(self.name, self.ref)
        self.system.deaths.dismiss(self.name, self.mailbox)
        rest = self.mailbox.close()
        self.actor_stopped.set()
        self._bury_unanswered()
        for envelope in rest:
            self._bury(envelope)
        return bound

    def _announce_end(self, error: BaseException | None, *, bound: bool) -> None:
        """Tell of the end those who watch and those who asked for it."""
        if bound:
            reason = None if error is None or is_cancellation(error) else error
            self.system.deaths.ended(self.name, self.generation, reason)
        for stop in self._stop_asks:
            stop.answer(value=True)

    # By pop, since the thread of an abandoned actor may be doing the same: each is buried once.
    def _bury_unanswered(self) -> None:
        with contextlib.suppress(KeyError):
            while True:
                self._bury(self._unanswered.pop())

    def _bury(self, envelope: Envelope) -> None:
        if type(envelope.message) is Stop:
            self._stop_asks.append(envelope)
        elif envelope.reply_to is None:
            self.system.dead_letters.add(self.name, envelope)
        else:
            envelope.fail(ActorDied(f"{self.name!r} ended before it answered: outcome unknown"))

    def _refuse(self, envelope: Envelope, refusal: Refusal) -> None:
        """Reply to one message with a refusal (for an `on_batch` of a concern's own, too)."""
        self._refused += 1
        self._unanswered.discard(envelope)
        if envelope.reply_to is None:
            _log.warning("%s refused a message from %s: %s", self.name, envelope.sender, refusal)
        envelope.fail(refusal)

    def _log_dropped(self, error: BaseException, first: BaseException | None) -> None:
        """Log an error in cleaning up that comes after the one that counts."""
        if first is not None:
            _log.error("%s could not clean up", self.name, exc_info=error)
