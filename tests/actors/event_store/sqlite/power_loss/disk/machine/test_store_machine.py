"""ES1, ES2, ES4, ES5: the store against a model, through failures, restarts and power losses."""

from collections.abc import Callable
from typing import Any

import apsw
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from understudy.actors.event_store import Append, SequenceConflict, new_event

TEXT = {"text": "x" * 500}
TASKS, MOMENTS = st.sampled_from("ab"), st.integers(0, 12)
LOSSES = st.tuples(st.sampled_from(["dropped", "torn", "cut"]), st.integers(0, 2**32))
IO_ERROR = apsw.IOError("disk I/O error")


def _append(task: str, size: int = 1, expected: int | None = None) -> Append:
    return Append(tuple(new_event(task, "WORKER_PROGRESS", TEXT) for _ in range(size)), expected)


PLAN = settings(stateful_step_count=20, deadline=None)
APPENDS = st.builds(_append, TASKS, st.integers(1, 3))


class StoreMachine(RuleBasedStateMachine):
    """What can happen to a store, in any order."""

    begin: Callable[[], Any]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.begin()

    @rule(batch=st.lists(APPENDS, min_size=1, max_size=4))
    def append_a_batch(self, batch: list[Append]) -> None:
        assert all(isinstance(outcome, tuple) for outcome in self.store.append(*batch))

    @rule(task=TASKS, off_by=st.integers(0, 1))
    def append_conditionally(self, task: str, off_by: int) -> None:
        append = _append(task, expected=self.store.last(task) + off_by)
        (outcome,) = self.store.append(append)
        assert isinstance(outcome, SequenceConflict if off_by else tuple)

    @rule(number=st.integers(0, 30))
    def repeat(self, number: int) -> None:
        for stored in self.store.events[number : number + 1]:
            assert self.store.append(Append((stored,))) == [(stored,)]

    @rule(append=APPENDS, moment=MOMENTS)
    def fail(self, append: Append, moment: int) -> None:
        self.store.append_on_a_failing_disk(append, moment, IO_ERROR)

    @rule()
    def restart(self) -> None:
        self.store.restart()

    @rule(loss=LOSSES)
    def lose_power(self, loss: tuple[str, int]) -> None:
        self.store.lose_power(*loss)

    @rule(loss=LOSSES, append=APPENDS, moment=MOMENTS)
    def lose_power_in_an_append(self, loss: Any, append: Append, moment: int) -> None:
        self.store.lose_power_in(append, moment, *loss)

    @invariant()
    def equals_its_model(self) -> None:
        self.store.check()

    def teardown(self) -> None:
        self.store.close()


@pytest.fixture
def run_machine(new_store: Callable[[], Any]) -> Callable[..., None]:
    class Driven(StoreMachine):
        begin = staticmethod(new_store)

    def run(examples: int, *phases: Phase) -> None:
        plan = settings(PLAN, max_examples=examples, phases=phases or (Phase.reuse, Phase.generate))
        run_state_machine_as_test(Driven, settings=plan)

    return run


@pytest.mark.parametrize("examples", [40, pytest.param(300, marks=pytest.mark.acceptance)])
@pytest.mark.timeout(600)
def test_es2_the_store_equals_its_model(
    run_machine: Callable[..., None], small_checkpoints: None, examples: int
) -> None:
    run_machine(examples)


def test_es2_the_model_shows_a_store_that_does_not_sync_its_commits(
    run_machine: Callable[..., None], lax_commits: None
) -> None:
    with pytest.raises(AssertionError):
        run_machine(100, Phase.generate)
