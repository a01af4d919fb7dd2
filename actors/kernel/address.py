"""Names to send to: an address resolves to the current incarnation at each use."""

from typing import Any, TypeVar

import trio

from .context import current_context, current_sender, handled_by
from .delivery import Delivery
from .errors import ActorDied, AskTimeout, MailboxFull, SelfAsk
from .messages import Ask, Envelope
from .reply import Reply

R = TypeVar("R")


class Address(Delivery):
    """A name that outlives the actor's restarts.

    Waiting calls wait for the name to be held and for room in the mailbox; a message that found
    none before the actor ended goes to its next incarnation. `_nowait` calls raise `ActorDied` or
    `MailboxFull` instead and may be made in any thread.
    """

    __slots__ = ()

    def tell_nowait(self, message: object) -> None:
        """Send at once, or raise `ActorDied` (and count a dead letter) or `MailboxFull`."""
        envelope = Envelope(message, None, current_context(), current_sender())
        try:
            self._put_nowait(envelope)
        except ActorDied:
            self._dead_letters.add(self.name, envelope)
            raise

    def ask_nowait(self, message: Ask[R]) -> Reply[R]:
        """Send at once and return the reply to wait for; failures are in the reply.

        Waiting for it has the ask time limit, if it names no other.
        """
        reply: Reply[R] = Reply(limit=self._timeout, asked=self.name)
        try:
            self._put_nowait(Envelope(message, reply, current_context(), current_sender()))
        except (ActorDied, MailboxFull) as error:
            reply.resolve(error=error)
        return reply

    async def tell(self, message: object) -> None:
        """Send, waiting for the name and for room, together for at most the ask time limit."""
        await trio.lowlevel.checkpoint_if_cancelled()
        envelope = Envelope(message, None, current_context(), current_sender())
        try:
            self._put_nowait(envelope)
        except (ActorDied, MailboxFull):
            await self._put_in_time(envelope)
        else:
            await trio.lowlevel.cancel_shielded_checkpoint()

    async def ask(self, message: Ask[R], *, timeout: float | None = None) -> R:
        """Send and wait for the reply, for at most `timeout` seconds in all (`AskTimeout`)."""
        if handled_by() == self.name:
            raise SelfAsk(f"{self.name!r} asks itself in a handler: it would wait for ever")
        await trio.lowlevel.checkpoint_if_cancelled()
        reply: Reply[Any] = Reply()
        envelope = Envelope(message, reply, current_context(), current_sender())
        seconds = self._timeout if timeout is None else timeout
        try:
            self._put_nowait(envelope)
        except (ActorDied, MailboxFull):
            with trio.move_on_after(seconds):
                await self._put(envelope)
                return await reply.wait()
        else:
            if await reply.wait_set(seconds):
                return reply.outcome()
        finally:  # who holds the ask back (for want of room, say) sees that nobody waits for it
            if not reply.is_set():
                reply.resolve(error=AskTimeout("the asker waits no more"))
        raise AskTimeout(f"{self.name!r} did not reply to {type(message).__name__} in {seconds} s")
