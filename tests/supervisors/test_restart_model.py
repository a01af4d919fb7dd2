"""Random crashes and ends under each strategy, against a model of who is started how often."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st
from trio.testing import MockClock
from understudy.actors.kernel import Crash, Restart
from understudy.supervisors import Backoff, Policy, RestartIntensityExceeded, Strategy

Fault = tuple[str, int]
FAULTS = st.lists(st.tuples(st.sampled_from(["crash", "end"]), st.integers(0, 9)), max_size=12)
KINDS = st.lists(st.sampled_from(Restart), min_size=1, max_size=6)


@dataclass
class Model:
    """The children in start order, with their kind, whether they run, and their lives."""

    strategy: Strategy
    left: int  # restarts that are allowed still; below zero it has escalated
    kinds: dict[str, Restart]
    runs: dict[str, bool] = field(default_factory=dict[str, bool])
    lives: dict[str, int] = field(default_factory=dict[str, int])

    def __post_init__(self) -> None:
        self.runs = dict.fromkeys(self.kinds, True)
        self.lives = dict.fromkeys(self.kinds, 1)

    def target(self, number: int) -> str | None:
        """The running child that a fault hits."""
        running = [name for name, runs in self.runs.items() if runs]
        return running[number % len(running)] if running else None

    def fall(self, name: str, how: str) -> bool:
        """Let a child crash or end; False when the supervisor escalates."""
        if self.kinds[name] is Restart.TEMPORARY:
            del self.runs[name], self.lives[name]
        elif self.kinds[name] is Restart.TRANSIENT and how == "end":
            self.runs[name] = False
        else:
            self.left -= 1
            self._restart(name)
        return self.left >= 0

    def _restart(self, name: str) -> None:
        everyone = list(self.runs)
        first = 0 if self.strategy is Strategy.ONE_FOR_ALL else everyone.index(name)
        last = first + 1 if self.strategy is Strategy.ONE_FOR_ONE else len(everyone)
        for sibling in everyone[first:last]:
            if self.kinds[sibling] is Restart.TEMPORARY:
                del self.runs[sibling], self.lives[sibling]
            else:
                self.runs[sibling] = True
                self.lives[sibling] += 1


async def play(stage: Any, model: Model, policy: Policy, faults: list[Fault]) -> None:
    """Apply the faults to both, and compare after each."""
    specs = [stage.member(name, restart=kind) for name, kind in model.kinds.items()]
    async with stage.run(policy, *specs):
        for how, number in faults:
            if (name := model.target(number)) is None:
                break
            lives_on = model.fall(name, how)
            await getattr(stage, how)(name)
            assert lives_on, "it should have escalated"
            seen = {name: node.view for name, node in stage.seen().items()}
            assert {name: view.state == "running" for name, view in seen.items()} == model.runs
            assert {name: view.generation for name, view in seen.items()} == model.lives
        stage.log.clear()
    assert stage.log == [f"stop {name}" for name, runs in reversed(model.runs.items()) if runs]


@pytest.mark.parametrize("strategy", Strategy)
@given(kinds=KINDS, faults=FAULTS, allowed=st.integers(0, 6))
def test_restarts_are_those_of_the_model_and_nothing_is_left(
    make_stage: Callable[[], Any],
    strategy: Strategy,
    kinds: list[Restart],
    faults: list[Fault],
    allowed: int,
) -> None:
    stage = make_stage()
    backoff = Backoff(initial=0, maximum=0)
    policy = Policy(strategy=strategy, max_restarts=allowed, backoff=backoff)
    model = Model(strategy, allowed, {f"m{n}": kind for n, kind in enumerate(kinds)})
    try:
        trio.run(play, stage, model, policy, faults, clock=MockClock(autojump_threshold=0))
    except RestartIntensityExceeded:
        assert model.left < 0
    lost = stage.system.dead_letters.statistics().latest
    assert {type(letter.message) for letter in lost} <= {Crash}
