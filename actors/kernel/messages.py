"""Messages that the kernel itself understands, and the envelope that carries any message."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pykka._envelope import Envelope as PykkaEnvelope

from .context import ROOT, MessageContext
from .reply import Reply

R = TypeVar("R")


class Ask(Generic[R]):
    """Base of the messages that want a reply of type `R`.

    Declare one as `@dataclass(frozen=True, slots=True) class Append(Ask[Appended])`: then
    `await address.ask(Append(...))` is known to return an `Appended`.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """End normally, after the messages that are already in the mailbox."""


@dataclass(frozen=True, slots=True)
class Crash:
    """Fault injection: the actor raises `error` as if one of its handlers had."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Terminated:
    """Told to those who watch a name: the actor that held it ended.

    `reason` is None for a normal end, else the error. `generation` tells incarnations apart.
    """

    name: str
    generation: int
    reason: BaseException | None


class Envelope(PykkaEnvelope[Any]):
    """A message on its way: who sent it, for which outside request, where the reply goes."""

    __slots__ = ("context", "sender")

    def __init__(
        self,
        message: Any,
        reply_to: Reply[Any] | None = None,
        context: MessageContext = ROOT,
        sender: str = "",
    ) -> None:
        self.message = message
        self.reply_to = reply_to
        self.context = context
        self.sender = sender

    @property
    def is_abandoned(self) -> bool:
        """Whether the asker waits no more: it ran out of time, was cancelled, or was answered."""
        return self.reply_to is not None and cast("Reply[Any]", self.reply_to).is_set()

    def answer(self, value: Any = None) -> None:
        """Reply with a value; nothing for a tell, or when it was answered already."""
        if isinstance(self.reply_to, Reply):
            self.reply_to.resolve(value)

    def fail(self, error: BaseException) -> None:
        """Reply with an error; nothing for a tell, or when it was answered already."""
        if isinstance(self.reply_to, Reply):
            self.reply_to.resolve(error=error)
