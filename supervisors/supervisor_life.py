"""One incarnation of a supervisor, from its first child's start to its last one's end."""

from collections.abc import Iterable

import trio

from ..actors.kernel import ChildSpec, Envelope, Incarnation, TrioActor
from .child import Event
from .family import Family
from .lifecycle import Lifecycle
from .policy import Policy


class SupervisorLife(TrioActor):
    """Starts the children in order and stops them in reverse, whatever it ends of."""

    background = True

    def __init__(self, policy: Policy, children: Iterable[ChildSpec] = ()) -> None:
        super().__init__()
        self.family = Family(policy, children)
        self._finished = False
        self._escalation: Exception | None = None

    async def on_start(self) -> None:
        """Start the children in order; the first that fails ends the supervisor."""
        for child in self.family:
            await self.lifecycle.start(child)

    async def run_loop(self, incarnation: Incarnation) -> None:
        """Run the control loop; whatever ends it, no child outlives it."""
        self.lifecycle = Lifecycle(self.system, self.nursery, self.post)
        try:
            await super().run_loop(incarnation)
            if self._escalation is not None:
                raise self._escalation
        finally:
            with trio.CancelScope(shield=True):
                await self.stop_all()

    async def stop_all(self) -> None:
        """End all children in reverse order of start."""
        for child in reversed(list(self.family)):
            await self.lifecycle.stop(child)

    # Through the mailbox, so that who asked for something before is told that it will not be.
    def finish(self, escalation: Exception | None = None) -> None:
        """End, normally or with what is beyond the policy; decide nothing more until then."""
        self._finished, self._escalation = True, escalation
        self.stop()

    def post(self, event: Event) -> None:
        """Put an event about a child into this supervisor's own mailbox."""
        if not self.mailbox.closed:
            self.mailbox.put_control(Envelope(event))
