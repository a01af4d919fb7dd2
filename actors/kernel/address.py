"""Names to send to: an address resolves to the current incarnation at each use."""

from typing import Any, TypeVar

import trio

from .context import current_context, current_sender, handled_by
from .dead_letters import DeadLetters
from .errors import ActorDied, AskTimeout, SelfAsk
from .messages import Ask, Envelope
from .names import Names
from .ref import Ref
from .reply import Reply

R = TypeVar("R")


class Address:
    """A name that outlives the actor's restarts.

    Waiting calls wait for the name to be held and for room in the mailbox; `_nowait` calls raise
    `ActorDied` or `MailboxFull` instead and may be made in any thread.
    """

    __slots__ = ("_dead_letters", "_names", "_timeout", "name")

    def __init__(self, name: str, names: Names, dead_letters: DeadLetters, timeout: float) -> None:
        self.name = name
        self._names, self._dead_letters, self._timeout = names, dead_letters, timeout

    def __repr__(self) -> str:
        return f"<Address {self.name}>"

    def is_alive(self) -> bool:
        """Tell whether an incarnation holds the name now."""
        return self._names.lookup(self.name) is not None

    async def wait_alive(self) -> None:
        """Wait until an incarnation holds the name."""
        await self._names.wait_bound(self.name)

    def tell_nowait(self, message: object) -> None:
        """Send at once, or raise `ActorDied` (and count a dead letter) or `MailboxFull`."""
        envelope = Envelope(message, None, current_context(), current_sender())
        ref = self._names.lookup(self.name)
        try:
            if ref is None:
                raise ActorDied(f"no actor holds the name {self.name!r} now")
            ref.mailbox.put_nowait(envelope)
        except ActorDied:
            self._dead_letters.add(self.name, envelope)
            raise

    def ask_nowait(self, message: Ask[R]) -> Reply[R]:
        """Send at once and return the reply to wait for; failures are in the reply."""
        reply = Reply[R]()
        envelope = Envelope(message, reply, current_context(), current_sender())
        ref = self._names.lookup(self.name)
        try:
            if ref is None:
                raise ActorDied(f"no actor holds the name {self.name!r} now")
            ref.mailbox.put_nowait(envelope)
        except (ActorDied, trio.WouldBlock) as error:
            reply.resolve(error=error)
        return reply

    async def tell(self, message: object) -> None:
        """Send, waiting for the name and for room, together for at most the ask time limit."""
        envelope = Envelope(message, None, current_context(), current_sender())
        try:
            with trio.fail_after(self._timeout):
                await self._deliver(envelope)
                await trio.lowlevel.cancel_shielded_checkpoint()
        except (ActorDied, trio.TooSlowError) as error:
            self._dead_letters.add(self.name, envelope)
            if isinstance(error, ActorDied):
                raise
            raise AskTimeout(f"{self.name!r} took no message in {self._timeout} s") from None

    async def ask(self, message: Ask[R], *, timeout: float | None = None) -> R:
        """Send and wait for the reply, for at most `timeout` seconds in all (`AskTimeout`)."""
        if handled_by() == self.name:
            raise SelfAsk(f"{self.name!r} asks itself in a handler: it would wait for ever")
        reply = Reply[Any]()
        seconds = self._timeout if timeout is None else timeout
        with trio.move_on_after(seconds):
            await self._deliver(Envelope(message, reply, current_context(), current_sender()))
            return await reply.wait()
        raise AskTimeout(f"{self.name!r} did not reply to {type(message).__name__} in {seconds} s")

    async def _deliver(self, envelope: Envelope) -> None:
        ref: Ref[Any] | None = self._names.lookup(self.name)
        while ref is None or ref.mailbox.closed:
            ref = await self._names.wait_bound(self.name)
        try:
            ref.mailbox.put_nowait(envelope)
        except trio.WouldBlock:
            await ref.mailbox.put(envelope)
