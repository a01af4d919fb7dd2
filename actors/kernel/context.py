"""What travels with every message: the outside request that it belongs to, its cause, a clock."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import uuid4

_NO_CLOCK: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MessageContext:
    """The request that a message belongs to.

    `correlation_id` names the outside request, across transports; `causation_id` the event that
    led to the message, none for a root; `clock` is the sender's vector clock.
    """

    correlation_id: str = ""
    causation_id: str | None = None
    clock: Mapping[str, int] = field(default_factory=lambda: _NO_CLOCK)


ROOT = MessageContext()
_current: ContextVar[MessageContext] = ContextVar("understudy_context", default=ROOT)
# The names that act in this task: who sends (kept by background tasks of an actor), and whose
# message is being handled right now (not kept by them, since they may ask their own actor).
_sender: ContextVar[str] = ContextVar("understudy_sender", default="")
_handling: ContextVar[str | None] = ContextVar("understudy_handling", default=None)


def current_context() -> MessageContext:
    """Return the context that messages sent from here will carry."""
    return _current.get()


def new_context(correlation_id: str | None = None) -> MessageContext:
    """Return the context of a new outside request."""
    return MessageContext(correlation_id or uuid4().hex)


@contextmanager
def use_context(context: MessageContext) -> Generator[MessageContext]:
    """Let messages that are sent inside the block carry `context`."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)


def act_as(name: str, *, handling: bool = False) -> None:
    """Let this task speak for the actor `name`; `handling` when it runs the actor's handlers."""
    _sender.set(name)
    _handling.set(name if handling else None)


def take_up(context: MessageContext) -> None:
    """Go on in the context of a message that is about to be handled."""
    _current.set(context)


def current_sender() -> str:
    """Return the name of the actor that acts in this task, or an empty string."""
    return _sender.get()


def handled_by() -> str | None:
    """Return the name of the actor whose handler runs in this task, if one does."""
    return _handling.get()
