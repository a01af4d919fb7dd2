"""How a message gets to whoever holds a name."""

import trio

from .dead_letters import DeadLetters
from .errors import ActorDied, AskTimeout
from .messages import Envelope
from .names import Names


class Delivery:
    """Puts messages into the mailbox of a name's current incarnation, or of the next one."""

    __slots__ = ("_dead_letters", "_names", "_timeout", "name")

    def __init__(self, name: str, names: Names, dead_letters: DeadLetters, timeout: float) -> None:
        self.name = name
        self._names, self._dead_letters, self._timeout = names, dead_letters, timeout

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def is_alive(self) -> bool:
        """Tell whether an incarnation holds the name now."""
        return self._names.lookup(self.name) is not None

    async def wait_alive(self) -> None:
        """Wait until an incarnation holds the name."""
        await self._names.wait_bound(self.name)

    def _put_nowait(self, envelope: Envelope) -> None:
        if (ref := self._names.lookup(self.name)) is None:
            raise ActorDied(f"no actor holds the name {self.name!r} now")
        ref.mailbox.put_nowait(envelope)

    async def _put(self, envelope: Envelope) -> None:
        while True:
            ref = await self._names.wait_bound(self.name)
            try:
                return await ref.mailbox.put(envelope)
            except ActorDied:  # before it took the message: that is for the next one
                continue

    async def _put_in_time(self, envelope: Envelope) -> None:
        with trio.move_on_after(self._timeout):
            return await self._put(envelope)
        self._dead_letters.add(self.name, envelope)
        raise AskTimeout(f"{self.name!r} took no message in {self._timeout} s")
