"""A supervisor of children that come and go: a worker per task, a connection per client."""

import trio

from ..actors.kernel import ChildSpec, Envelope, Unavailable
from .child import Child, State
from .policy import Policy, Strategy
from .supervisor import Supervisor


class DynamicSupervisor(Supervisor):
    """Starts with no children; each ends without the others noticing.

    `max_children` bounds their number. Children end side by side, and one that takes its time
    to end keeps nobody waiting but who asked for it.
    """

    def __init__(self, policy: Policy, *, max_children: int = 10_000) -> None:
        if policy.strategy is not Strategy.ONE_FOR_ONE:
            raise ValueError(f"dynamic children are one_for_one, not {policy.strategy}")
        if max_children < 1:
            raise ValueError(f"max_children must be at least 1, not {max_children}")
        super().__init__(policy)
        self._max_children = max_children
        self._stop_askers: dict[Child, list[Envelope]] = {}

    async def stop_child(self, name: str) -> bool:
        """End a child in the background; all who ask for it are replied when it has ended."""
        if (child := self.family.find(name)) is None:
            return False
        self._stop_askers.setdefault(child, []).append(self.defer())
        if child.state is not State.STOPPING:
            child.hold(State.STOPPING)
            self.start_soon(self._stop_in_background, child)
        return True

    def forget_ended(self, child: Child) -> None:
        """Drop a child that ended, whatever its kind: nobody will ask for it again."""
        self.family.remove(child)

    async def stop_all(self) -> None:
        """End all children side by side."""
        async with trio.open_nursery() as nursery:
            for child in self.family:
                if child.state is not State.STOPPING:
                    nursery.start_soon(self.lifecycle.stop, child)

    async def start_child(self, spec: ChildSpec) -> None:
        """Take in a new child and start it, unless there are too many."""
        if len(self.family) >= self._max_children:
            raise Unavailable(f"{self.name} has {self._max_children} children, its limit")
        await super().start_child(spec)

    # In a shield: what was begun is finished within the child's own deadline, and replied, also
    # when the supervisor itself ends meanwhile; its nursery waits for this.
    async def _stop_in_background(self, child: Child) -> None:
        with trio.CancelScope(shield=True):
            await self.lifecycle.stop(child)
        self.family.remove(child)
        for envelope in self._stop_askers.pop(child):
            self.settle(envelope, value=True)
