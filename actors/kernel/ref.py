"""Pykka's reference to one incarnation, with what would block the event loop closed off."""

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import pykka
import trio

from .context import current_context, current_sender
from .errors import ActorDied, BlockingCall
from .mailbox import Mailbox
from .messages import Envelope, Stop
from .reply import Reply

if TYPE_CHECKING:
    from .base import ActorBase

A = TypeVar("A", bound="ActorBase")


class Ref(pykka.ActorRef[A]):
    """A reference to one incarnation: it dies with it. Names (`Address`) survive restarts.

    `tell` never waits and `ask(block=False)` returns an awaitable `Reply`. `ask(block=True)` and
    `stop(block=True)` work in plain threads and raise `BlockingCall` under trio.
    """

    mailbox: Mailbox

    def __init__(self, actor: A) -> None:
        super().__init__(actor)
        self.mailbox = actor.mailbox
        self.actor = actor

    def is_alive(self) -> bool:
        """Tell whether messages are still taken."""
        return not self.mailbox.closed

    def tell(self, message: Any) -> None:
        """Send without waiting; raise `ActorDied` (and count a dead letter) or `MailboxFull`."""
        envelope = Envelope(message, None, current_context(), current_sender())
        try:
            self.mailbox.put_nowait(envelope)
        except ActorDied:
            self.actor.system.dead_letters.add(self.actor.name, envelope)
            raise

    def ask(self, message: Any, *, block: bool = True, timeout: float | None = None) -> Any:
        """Send and return the `Reply` (`block=False`), or its value (in a plain thread)."""
        if block:
            _refuse_under_trio("ask(block=True)", "await address.ask(message)")
        reply = Reply[Any](limit=self.actor.ask_limit, asked=self.actor.name)
        try:
            self.mailbox.put_nowait(Envelope(message, reply, current_context(), current_sender()))
        except ActorDied as error:
            reply.resolve(error=error)
        return reply.get(timeout=timeout) if block else reply

    def stop(self, *, block: bool = True, timeout: float | None = None) -> Any:
        """Ask the actor to end after what is in its mailbox.

        True comes when it has ended, False at once when it had ended before.
        """
        if block:
            _refuse_under_trio("stop(block=True)", "let its supervisor stop it (StopChild)")
        reply = Reply[bool]()
        try:
            self.mailbox.put_control(Envelope(Stop(), reply))
        except ActorDied:
            reply.resolve(value=False)
        return reply.get(timeout=timeout) if block else reply

    def proxy(self) -> NoReturn:
        """Refuse: a proxy's attribute access blocks the caller."""
        raise BlockingCall("proxies block the event loop: send a message with tell or ask")


def _refuse_under_trio(call: str, instead: str) -> None:
    if trio.lowlevel.in_trio_run():
        raise BlockingCall(f"{call} would block trio's event loop: {instead}")


class StopAllGuard:
    """Stands in Pykka's registry, so that `ActorRegistry.stop_all()` says what to do instead."""

    # What the registry looks at when it searches.
    actor_class = pykka.Actor
    actor_urn = "understudy:stop-all-guard"

    def stop(self, *, block: bool = True, timeout: float | None = None) -> NoReturn:
        """Refuse: supervisors end actors, in order and within deadlines."""
        raise BlockingCall("stop_all() bypasses the supervisors: stop the application instead")

    def register(self) -> None:
        """Enter Pykka's registry."""
        pykka.ActorRegistry.register(cast("pykka.ActorRef[Any]", self))

    def unregister(self) -> None:
        """Leave Pykka's registry."""
        pykka.ActorRegistry.unregister(cast("pykka.ActorRef[Any]", self))
