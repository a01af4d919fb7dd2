"""What travels with every message: the outside request that it belongs to, its cause, a clock."""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import uuid4

import trio

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
# The name that acts in this task (its child tasks inherit it), and the actor whose hooks run in
# it. That one is kept together with the task or thread, since whatever an actor starts lives
# beside its handlers and may ask it.
_sender: ContextVar[str] = ContextVar("understudy_sender", default="")
_handling: ContextVar[tuple[str, object] | None] = ContextVar("understudy_handling", default=None)


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


@contextmanager
def act_as(name: str, *, handling: bool = False) -> Generator[None]:
    """Let this task speak for the actor `name`; `handling` when it runs the actor's hooks."""
    sender, held = _sender.set(name), _handling.set((name, _here()) if handling else None)
    try:
        yield
    finally:
        _sender.reset(sender)
        _handling.reset(held)


def take_up(context: MessageContext) -> None:
    """Go on in the context of a message that is about to be handled."""
    _current.set(context)


def current_sender() -> str:
    """Return the name of the actor that acts in this task, or an empty string."""
    return _sender.get()


def handled_by() -> str | None:
    """Return the name of the actor whose hooks run in this very task or thread, if one does."""
    held = _handling.get()
    return held[0] if held is not None and held[1] == _here() else None


def _here() -> object:
    return trio.lowlevel.current_task() if trio.lowlevel.in_trio_run() else threading.get_ident()
