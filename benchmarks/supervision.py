"""From an actor's crash to its next incarnation at work."""

import statistics
import time

import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, ChildSpec, Crash, TrioActor, actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.supervisors import Backoff, Policy, Strategy, Supervisor

from .harness import Comparison, Contender

CRASHES = 200


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite."""
    one, all_ = Strategy.ONE_FOR_ONE, Strategy.ONE_FOR_ALL
    return [
        Comparison(
            "crash to restarted",
            "us, median",
            (
                Contender("one_for_one, 1 child", lambda: trio.run(_crashes, one, 1)),
                Contender("one_for_one, 100 children", lambda: trio.run(_crashes, one, 100)),
                Contender("one_for_one, 1,000 children", lambda: trio.run(_crashes, one, 1000)),
                Contender("one_for_all, 10 children", lambda: trio.run(_crashes, all_, 10)),
                Contender("limit: a bare trio task, started anew", lambda: trio.run(_bare)),
            ),
            more_is_better=False,
            target="<= 150 us for one_for_one, flat to 1,000 children",
        )
    ]


class _Stopwatch:
    """Notes when a child has started."""

    def __init__(self) -> None:
        self.started = trio.Event()
        self.at = 0.0

    def mark(self) -> None:
        self.at = time.perf_counter()
        self.started.set()


def _child(number: int, stopwatch: _Stopwatch) -> ChildSpec:
    class Marked(TrioActor):
        async def on_start(self) -> None:
            stopwatch.mark()

    return actor_child(f"child {number}", Marked)


async def _crashes(strategy: Strategy, children: int) -> float:
    stopwatch, system = _Stopwatch(), ActorSystem()
    no_wait = Backoff(initial=0, maximum=0)
    policy = Policy(strategy=strategy, max_restarts=10**6, within=1e6, backoff=no_wait)
    specs = [_child(number, stopwatch) for number in range(children)]
    spent: list[float] = []
    async with run_actor(lambda: Supervisor(policy, specs), name="supervisor", system=system):
        for number in range(CRASHES):
            stopwatch.started = trio.Event()
            began = time.perf_counter()
            system.address(f"child {number % children}").tell_nowait(Crash(ValueError("measured")))
            await stopwatch.started.wait()
            spent.append(stopwatch.at - began)
            await trio.testing.wait_all_tasks_blocked()
    return statistics.median(spent) * 1e6


async def _bare() -> float:
    stopwatch, spent = _Stopwatch(), list[float]()

    async def task() -> None:
        stopwatch.mark()

    async with trio.open_nursery() as nursery:
        for _ in range(CRASHES):
            stopwatch.started = trio.Event()
            began = time.perf_counter()
            nursery.start_soon(task)
            await stopwatch.started.wait()
            spent.append(stopwatch.at - began)
    return statistics.median(spent) * 1e6
