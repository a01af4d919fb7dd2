"""What the tests of supervisors share: a stage whose children log what happens to them."""

from collections import Counter
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import trio
from trio.testing import wait_all_tasks_blocked
from understudy.actors.kernel import ActorSystem, Address, ChildSpec, Crash, TrioActor, actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.supervisors import Policy, Supervisor, TreeNode, snapshot


class Member(TrioActor):
    """Logs its start, ready and stop; fails to start as often as the stage says."""

    def __init__(self, stage: "Stage", label: str) -> None:
        super().__init__()
        self._stage, self._label = stage, label

    async def on_start(self) -> None:
        self._stage.log.append(f"start {self._label}")
        await trio.sleep(self._stage.start_seconds[self._label])
        if self._stage.failing_starts[self._label]:
            self._stage.failing_starts[self._label] -= 1
            raise OSError("no start")
        self._stage.log.append(f"ready {self._label}")

    async def on_receive(self, message: Any) -> Any:
        self._stage.log.append(f"{self._label} got {message}")

    async def on_stop(self) -> None:
        await trio.sleep(self._stage.stop_seconds[self._label])
        self._stage.log.append(f"stop {self._label}")


class Stage:
    """One actor system, one order log, and how its members are to behave, by name."""

    def __init__(self) -> None:
        self.system = ActorSystem()
        self.log: list[str] = []
        self.failing_starts: Counter[str] = Counter()
        self.start_seconds: Counter[str] = Counter()
        self.stop_seconds: Counter[str] = Counter()

    def member(self, name: str, **options: Any) -> ChildSpec:
        """Describe a logging actor as a child."""
        return actor_child(name, lambda: Member(self, name), **options)

    @asynccontextmanager
    async def run(
        self, policy: Policy, *specs: ChildSpec, factory: Callable[[], Supervisor] | None = None
    ) -> AsyncGenerator[Address]:
        """Run a supervisor named "top" for the block; nothing lives on after it."""
        make = factory or (lambda: Supervisor(policy, specs))
        try:
            async with run_actor(make, name="top", system=self.system) as top:
                yield top
        finally:
            assert self.system.names.all() == ()

    async def crash(self, *names: str) -> list[str]:
        """Crash members, one after the other is dealt with; return what was logged of it."""
        self.log.clear()
        for name in names:
            self.system.address(name).tell_nowait(Crash(ValueError(f"{name} fell")))
            await wait_all_tasks_blocked()
        return list(self.log)

    async def end(self, name: str) -> None:
        """End a member normally, and let its supervisor deal with it."""
        ref = self.system.names.lookup(name)
        assert ref is not None
        ref.stop(block=False)
        await wait_all_tasks_blocked()

    def seen(self, root: str = "top") -> dict[str, TreeNode]:
        """Return what the tree shows of the children below `root`, by name."""
        return {node.view.name: node for node in snapshot(self.system, root).children}

    def states(self, root: str = "top") -> dict[str, str]:
        """Return the states of the children below `root`, by name, in start order."""
        return {name: node.view.state for name, node in self.seen(root).items()}


@pytest.fixture
def stage() -> Stage:
    """A fresh stage."""
    return Stage()


@pytest.fixture(scope="session")
def make_stage() -> Callable[[], Stage]:
    """Make fresh stages, for tests with many examples."""
    return Stage
