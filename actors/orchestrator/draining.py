"""Ending all work at shutdown (OR9)."""

from typing import TYPE_CHECKING

from ..kernel import Envelope
from .desk import Desk

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Draining:
    """Refuses new tasks, cancels the running ones and answers when none is left."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk
        self._askers: list[Envelope] = []

    # What is queued stays queued: the log has it, and the next start takes it up.
    def begin(self, reason: str) -> None:
        """Begin, or join those who wait for it."""
        self._desk.draining = reason
        self._askers.append(self._actor.defer())
        for task in tuple(self._desk.active.values()):
            if task.started_at is not None:
                self._actor.carrier.cancel(task, reason)
        self.answer_if_done()

    def answer_if_done(self) -> None:
        """Answer who waits, when no task runs and no end is still to be recorded."""
        tasks = self._desk.active.values()
        if any(task.started_at is not None or task.ends.is_set() for task in tasks):
            return
        for envelope in self._askers:
            self._actor.settle(envelope)
        self._askers.clear()
