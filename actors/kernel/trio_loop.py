"""The loop of an actor that is a trio task: one incarnation from start to end."""

from typing import ClassVar

import trio

from .context import act_as, take_up
from .errors import Refusal
from .groups import single_error
from .hooks import TrioHooks
from .inbox import TrioMailbox
from .incarnation import Incarnation
from .messages import Envelope, Stop

# A loop that never yields starves the others; one that yields at each message is slow.
_YIELD_EVERY = 64


class TrioLoop(TrioHooks):
    """Runs the hooks, one message at a time."""

    kind = "trio"
    background: ClassVar[bool] = False
    mailbox: TrioMailbox
    nursery: trio.Nursery | None = None
    _in_hand: Envelope | None = None

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation, for a supervisor; raise what the actor died of."""
        self._enter(incarnation)
        act_as(self.name)
        error: BaseException | None = None
        try:
            await self._live(incarnation)
        except BaseException as caught:
            error = single_error(caught)
        if (error := await self._end(error)) is not None:
            raise error

    async def _live(self, incarnation: Incarnation) -> None:
        if not self.background:
            return await self._start_and_loop(incarnation)
        async with trio.open_nursery() as self.nursery:
            await self._start_and_loop(incarnation)
            self.nursery.cancel_scope.cancel()

    async def _start_and_loop(self, incarnation: Incarnation) -> None:
        await self.on_start()
        self.system.names.bind(self.name, self.ref)
        incarnation.on_stop_requested(self.stop)
        incarnation.started()
        await self._loop()

    async def _loop(self) -> None:
        act_as(self.name, handling=True)
        while True:
            envelope = self.mailbox.pop()
            if envelope is None:
                self.mailbox.release_room()
                await self.mailbox.wait_nonempty()
            elif type(envelope.message) is Stop:
                return envelope.answer(value=True)
            else:
                await self._handle(envelope)

    async def _handle(self, envelope: Envelope) -> None:
        self._in_hand = envelope
        take_up(envelope.context)
        try:
            self._raise_injected(envelope.message)
            value = await self.on_receive(envelope.message)
        except Refusal as refusal:
            self._refuse(envelope, refusal)
        except Exception as error:
            envelope.fail(error)
            raise
        else:
            if envelope not in self._unanswered:
                envelope.answer(value)
        self._in_hand = None
        self._handled += 1
        if self._handled % _YIELD_EVERY == 0:
            self.mailbox.release_room()
            await trio.lowlevel.checkpoint()

    async def _end(self, error: BaseException | None) -> BaseException | None:
        bound = self.system.names.lookup(self.name) is self.ref
        if self._in_hand is not None:
            self._unanswered.add(self._in_hand)
        self._leave()
        error = await self._clean_up(error)
        if bound:
            reason = None if isinstance(error, trio.Cancelled) else error
            self.system.deaths.ended(self.name, self.generation, reason)
        return error

    async def _clean_up(self, error: BaseException | None) -> BaseException | None:
        with trio.move_on_after(self.stop_deadline, shield=True) as scope:
            try:
                await self.on_stop()
            except Exception as failure:  # the first cause is the one that counts
                return error or failure
        if scope.cancelled_caught:
            self.system.report_overrun(self.name, "on_stop was cut off")
        return error
