"""What both kinds of actor have in common, on Pykka's protocol."""

import logging
from typing import Any, ClassVar, NoReturn

import pykka

from .errors import ActorDied, Refusal, Unsupervised
from .incarnation import Incarnation
from .mailbox import Mailbox
from .messages import Crash, Envelope
from .ref import Ref
from .reply import Reply
from .statistics import ActorStatistics
from .system import ActorSystem

_log = logging.getLogger(__name__)


class ActorBase(pykka.Actor):
    """An actor that a supervisor runs: a name, a bounded mailbox, one message at a time.

    `mailbox_capacity` bounds the messages that wait; `stop_deadline` (seconds) bounds `on_stop`.
    """

    mailbox_capacity: ClassVar[int] = 1000
    stop_deadline: ClassVar[float] = 3.0
    kind: ClassVar[str]

    system: ActorSystem
    name: str = "unnamed"
    generation: int = 0

    def __init__(self) -> None:
        self.mailbox = self._create_mailbox()
        super().__init__()
        self.ref = self._actor_ref = Ref(self)
        self._unanswered: set[Envelope] = set()
        self._handled = self._refused = 0

    @classmethod
    def start(cls, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: Pykka reports neither a failing start nor a crash to anyone."""
        raise Unsupervised(f"{cls.__name__} is run by a supervisor: use actor_child(name, factory)")

    def statistics(self) -> ActorStatistics:
        """Return counts and lengths as they are now."""
        return ActorStatistics(
            name=self.name,
            kind=self.kind,
            generation=self.generation,
            mailbox=len(self.mailbox),
            capacity=self.mailbox.capacity,
            handled=self._handled,
            refused=self._refused,
        )

    def _create_mailbox(self) -> Mailbox:
        raise NotImplementedError

    def _create_actor_inbox(self) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.mailbox

    @staticmethod
    def _create_future() -> Reply[Any]:
        return Reply()

    def _start_actor_loop(self) -> NoReturn:
        raise Unsupervised("the actor's loop is its run() method")

    def _enter(self, incarnation: Incarnation) -> None:
        self.system, self.name = incarnation.system, incarnation.name
        self.generation = incarnation.generation
        self.mailbox.owner = self.name

    # An asker must never hang, whatever this actor died of. The order matters: give up the name,
    # close the mailbox, and only then fail what is left.
    def _leave(self) -> None:
        self.system.names.unbind(self.name, self.ref)
        rest = self.mailbox.close()
        self.actor_stopped.set()
        for envelope in (*self._unanswered, *rest):
            self._bury(envelope)
        self._unanswered.clear()

    def _bury(self, envelope: Envelope) -> None:
        if envelope.reply_to is None:
            self.system.dead_letters.add(self.name, envelope)
        else:
            envelope.fail(ActorDied(f"{self.name!r} ended before it answered: outcome unknown"))

    def _refuse(self, envelope: Envelope, refusal: Refusal) -> None:
        self._refused += 1
        if envelope.reply_to is None:
            _log.warning("%s refused a message from %s: %s", self.name, envelope.sender, refusal)
        envelope.fail(refusal)

    def _raise_injected(self, message: Any) -> None:
        if isinstance(message, Crash):
            raise message.error
