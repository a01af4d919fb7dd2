"""A supervisor: an actor whose mailbox is the control loop over its children."""

from collections.abc import Iterable
from typing import Any

import trio

from ..actors.kernel import ChildSpec, Envelope, Incarnation, Restart, TrioActor
from ..actors.kernel import StartChild as Start
from ..actors.kernel import StopChild as Stop
from . import requests
from .child import Child, Exited, RestartDue
from .family import Family
from .lifecycle import Lifecycle
from .messages import DeleteChild, RestartChild
from .policy import Policy
from .restarting import Restarting
from .view import ChildView, view_of


class Supervisor(TrioActor):
    """Starts children in order, restarts them by its policy, stops them in reverse.

    One message at a time decides; waiting (backoff, a dynamic child's polite end) is done by
    tasks that post an event, so that no child holds up another.
    """

    background = True

    def __init__(self, policy: Policy, children: Iterable[ChildSpec] = ()) -> None:
        super().__init__()
        self.family = Family(policy.strategy)
        self._policy = policy
        self._specs = tuple(children)

    async def on_start(self) -> None:
        """Start the children in order; the first that fails ends the supervisor."""
        self.restarting = Restarting(self, self._policy)
        for spec in self._specs:
            await self.lifecycle.start(self.family.add(spec))

    async def on_receive(self, message: Any) -> Any:
        """Decide on one event or request."""
        match message:
            case Exited() | RestartDue():
                if (child := self.family.find(message.name)) and child.is_current(message):
                    await self.restarting.decide(child, message)
            case Start(spec):
                await self.start_child(spec)
            case Stop(name):
                return await self.stop_child(name)
            case RestartChild(name):
                await requests.start_again(self, name)
            case DeleteChild(name):
                self.family.remove(requests.resting(self, name))
            case _:
                return await super().on_receive(message)

    def children(self) -> tuple[ChildView, ...]:
        """Return what there is to see of the children now, in start order."""
        return tuple(view_of(child) for child in self.family)

    async def start_child(self, spec: ChildSpec) -> None:
        """Take in a new child and start it; refuse when it does not start."""
        await requests.start_new(self, spec)

    async def stop_child(self, name: str) -> bool:
        """End a child and keep its spec, unless it is temporary."""
        if (child := self.family.find(name)) is None:
            return False
        await self.lifecycle.stop(child)
        self.forget_ended(child)
        return True

    def forget_ended(self, child: Child) -> None:
        """Drop a child that ended for good: a temporary one is never started again."""
        if child.spec.restart is Restart.TEMPORARY:
            self.family.remove(child)

    async def stop_all(self) -> None:
        """End all children in reverse order of start."""
        for child in reversed(list(self.family)):
            await self.lifecycle.stop(child)

    async def run_loop(self, incarnation: Incarnation) -> None:
        """Run the control loop; whatever ends it, no child outlives it."""
        self.lifecycle = Lifecycle(self.system, self.nursery, self.post)
        try:
            await super().run_loop(incarnation)
        finally:
            with trio.CancelScope(shield=True):
                await self.stop_all()

    def post(self, event: Exited | RestartDue) -> None:
        """Put an event about a child into this supervisor's own mailbox."""
        if not self.mailbox.closed:
            self.mailbox.put_control(Envelope(event))
