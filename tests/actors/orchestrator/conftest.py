"""Small workers, which do what their task's command says, under supervisors like the real ones."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import trio
from understudy.actors.event_store import EventLog, Journal
from understudy.actors.kernel import Address, ChildSpec, Restart, TrioActor, actor_child
from understudy.actors.orchestrator import TaskOrder, WorkerCrashed, WorkerReport
from understudy.actors.orchestrator.orders import task_name, worker_name
from understudy.supervisors import AutoShutdown, Backoff, Policy, supervisor_child

SOON = Backoff(initial=0.001, maximum=0.01)
FindAddress = Callable[[str], Address]
POLICY = Policy(max_restarts=2, backoff=SOON, auto_shutdown=AutoShutdown.ANY_SIGNIFICANT)


def way_of(order: TaskOrder) -> str:
    return order.request.prompt or order.request.command[0]


@dataclass
class Floor:
    """Who works now, who ever did, in which order; `wait` works until its gate is opened."""

    at_work: set[str] = field(default_factory=set[str])
    began: list[str] = field(default_factory=list[str])
    most: int = 0
    gates: defaultdict[str, trio.Event] = field(default_factory=lambda: defaultdict(trio.Event))

    def task_child(self, order: TaskOrder, log: EventLog, address: FindAddress) -> ChildSpec:
        """Describe what carries a task: a supervisor of its own with one worker."""
        restart = Restart(order.request.restart.policy)
        if way_of(order) == "unmakable":
            raise RuntimeError("no worker is made of this")
        worker = actor_child(
            worker_name(order.task_id),
            lambda: SmallWorker(order, self, log, address("orchestrator")),
            restart=restart,
            shutdown=0.5,
            significant=restart is not Restart.PERMANENT,
        )
        name = task_name(order.task_id)
        return supervisor_child(name, POLICY, (worker,), restart=Restart.TEMPORARY)


class SmallWorker(TrioActor):
    """Works as its command says: succeed, fail, crash, silent, wait, slow, stubborn, unready."""

    background = True

    def __init__(self, order: TaskOrder, floor: Floor, log: EventLog, boss: Address) -> None:
        super().__init__()
        self.order, self.floor, self.boss = order, floor, boss
        self.task_id, self.way = order.task_id, way_of(order)
        cause = {"correlation_id": order.correlation_id, "causation_id": order.causation_id}
        self.journal = Journal(log, self.task_id, process="worker", clock=order.clock, **cause)

    async def on_start(self) -> None:
        if self.way == "unready":
            raise RuntimeError("it does not start")
        self.floor.began.append(self.task_id)
        if self.way == "slow":
            await self.floor.gates[f"start {self.task_id}"].wait()
        self.floor.at_work.add(self.task_id)
        self.floor.most = max(self.floor.most, len(self.floor.at_work))
        self.start_soon(self._work)

    def stop(self) -> None:
        if self.way != "stubborn":  # that one does not listen
            super().stop()

    async def on_stop(self) -> None:
        self.floor.at_work.discard(self.task_id)

    async def _work(self) -> None:
        began = {"incarnation": self.generation, "agent": "command"}
        await self.journal.record("WORKER_STARTED", began)
        if self.way in ("wait", "stubborn", "slow"):
            await self.floor.gates[self.task_id].wait()
        if self.way == "crash":
            await self.boss.tell(WorkerCrashed(self.task_id, self.generation, "it crashed", {}))
            raise RuntimeError("it crashed")
        code = 0 if self.way in ("succeed", "wait", "slow") else 1
        await self.journal.record("WORKER_EXITED", began | {"exit_code": code})
        if self.way != "silent":
            result = {} if code == 0 else {"reason": "exit code 1", "last_lines": ["oh no"]}
            report = WorkerReport(self.task_id, code == 0, {"exit_code": code, **result})
            await self.boss.tell(report)
        self.stop()


@pytest.fixture
def floor() -> Floor:
    """An empty floor."""
    return Floor()
