"""Who comes with a task: admitted in turn, or when there is room (OR4)."""

from collections import deque
from typing import TYPE_CHECKING

import trio

from ..kernel import Envelope, Refusal, Unavailable
from .admission import Admission
from .messages import SubmitTask
from .queue import TaskQueue

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


# Beside the actor's messages, in one task: a slow disk holds up submissions and nothing else, and
# with one at a time the queue's bound and the ids hold.
class Front:
    """Lets submissions in, first come first served, those before the others who wait for room."""

    def __init__(self, actor: "Orchestrator", admission: Admission, queue: TaskQueue) -> None:
        self._actor, self._admission, self._queue = actor, admission, queue
        self._arrived: deque[Envelope] = deque()
        self._waiting: deque[Envelope] = deque()
        self._news = trio.Event()

    def submit(self, message: SubmitTask) -> None:
        """Take a submission; it is answered when it is its turn."""
        self._arrived.append(self._actor.defer())
        self._news.set()

    def notice_room(self) -> None:
        """Look whether there is room for those who wait for it."""
        self._news.set()

    def count_waiting(self) -> int:
        """Return how many wait to be admitted and have not given up."""
        return sum(not each.is_abandoned for each in (*self._arrived, *self._waiting))

    def turn_away(self, reason: str) -> None:
        """Refuse those who wait for room: there will be none."""
        for envelope in self._waiting:
            self._actor.settle(envelope, error=Unavailable(f"no new tasks: {reason}"))
        self._waiting.clear()

    async def run(self) -> None:
        """Admit who comes, for as long as the actor lives."""
        while True:
            self._news = trio.Event()
            while (envelope := self._next()) is not None:
                await self._let_in(envelope)
            await self._news.wait()

    def _next(self) -> Envelope | None:
        if self._waiting and not self._queue.is_full:
            return self._waiting.popleft()
        return self._arrived.popleft() if self._arrived else None

    async def _let_in(self, envelope: Envelope) -> None:
        if envelope.is_abandoned:
            return self._actor.settle(envelope)
        try:
            accepted = await self._admission.admit(envelope.message, envelope.context)
        except Refusal as refusal:
            return self._actor.settle(envelope, error=refusal)
        if accepted is None:
            return self._waiting.append(envelope)
        self._actor.settle(envelope, accepted)
        self._actor.carrier.starting.dispatch()
