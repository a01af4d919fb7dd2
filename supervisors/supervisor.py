"""A supervisor: an actor whose mailbox is the control loop over its children."""

from collections.abc import Iterable
from typing import Any

from ..actors.kernel import ChildSpec, Restart, Unavailable
from ..actors.kernel import StartChild as Start
from ..actors.kernel import StopChild as Stop
from . import requests
from .child import Child, Exited, RestartDue
from .messages import DeleteChild, RestartChild
from .policy import Policy
from .restarting import Restarting
from .supervisor_life import SupervisorLife
from .view import ChildView, view_of


class Supervisor(SupervisorLife):
    """Starts children in order, restarts them by its policy, stops them in reverse.

    One message at a time decides; waiting (backoff, a dynamic child's polite end) is done by
    tasks that post an event, so that no child holds up another.
    """

    def __init__(self, policy: Policy, children: Iterable[ChildSpec] = ()) -> None:
        super().__init__(policy, children)
        self._restarting = Restarting(self, policy)

    async def on_receive(self, message: Any) -> Any:
        """Decide on one event or request."""
        match message:
            case Exited() | RestartDue():
                if not self._finished:
                    await self._restarting.decide(message)
            case _ if self._finished:
                raise Unavailable(f"{self.name!r} is about to end")
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
        return await requests.stop_kept(self, name)

    def forget_ended(self, child: Child) -> None:
        """Drop a child that ended for good: a temporary one is never started again."""
        if child.spec.restart is Restart.TEMPORARY:
            self.family.remove(child)
