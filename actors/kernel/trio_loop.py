"""The loop of an actor that is a trio task: one message at a time."""

import trio

from .context import take_up
from .errors import Refusal
from .groups import single_error
from .hooks import TrioHooks
from .inbox import TrioMailbox
from .messages import Crash, Envelope, Stop

# A loop that never yields starves the others; one that yields at each message is slow.
_YIELD_EVERY = 64


class TrioLoop(TrioHooks):
    """Takes messages up, passes them to `on_receive` and replies with what comes of it."""

    kind = "trio"
    mailbox: TrioMailbox
    _in_hand: Envelope | None = None

    async def _handle_messages(self) -> None:
        while True:
            envelope = self.mailbox.pop()
            if envelope is None:
                await self.mailbox.wait_nonempty()
            elif type(envelope.message) is Stop:
                return self._stop_asks.append(envelope)
            else:
                await self._handle_envelope(envelope)
                self._handled += 1
                if self._handled % _YIELD_EVERY == 0:
                    await trio.lowlevel.checkpoint()

    # What leaves here crashes the actor. The message stays in hand then, to be buried with it.
    async def _handle_envelope(self, envelope: Envelope) -> None:
        self._in_hand = envelope
        take_up(envelope.context)
        try:
            if type(message := envelope.message) is Crash:
                raise message.error
            value = await self.on_receive(message)
        except Exception as caught:
            error = single_error(caught)
            if not isinstance(error, Refusal):
                envelope.fail(error)
                raise
            self._refuse(envelope, error)
        else:
            if envelope not in self._unanswered:
                envelope.answer(value)
        self._in_hand = None
