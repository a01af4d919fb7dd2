"""What both kinds of actor have in common, on Pykka's protocol."""

from typing import Any, ClassVar, NoReturn

import pykka

from .errors import Unsupervised
from .mailbox import Mailbox
from .ref import Ref
from .reply import Reply
from .statistics import ActorStatistics
from .system import ActorSystem


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
    ask_limit: float | None = None

    def __init__(self) -> None:
        self.mailbox = self._create_mailbox()
        super().__init__()
        self.ref = self._actor_ref = Ref(self)
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
