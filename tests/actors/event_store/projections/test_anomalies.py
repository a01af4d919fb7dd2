"""PR2, PR3: what is wrong in a log is tolerated and noted; what is stale is ignored and counted."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.event_store import Event, TaskState, TaskStatus, rebuild_state, uuid7

CREATED: tuple[str, dict[str, Any]] = ("TASK_CREATED", {"request": {}})


@pytest.fixture
def fold(make: Callable[..., Event]) -> Callable[..., TaskState]:
    """The state from (type, data[, other fields]) entries."""

    def fold_entries(*entries: Any) -> TaskState:
        events: list[Event] = []
        for number, (kind, data, *fields) in enumerate(entries, 1):
            plain = make(kind, **data).to_dict()
            changed: dict[str, Any] = {
                **plain,
                "sequence_number": number,
                **(fields[0] if fields else {}),
            }
            events.append(Event.from_dict(changed))
        return rebuild_state(events)

    return fold_entries


ODD_ENTRIES: list[tuple[Any, str]] = [
    (("SOMETHING_NEW", {}), "unknown type SOMETHING_NEW"),
    (("WORKER_STARTED", {"incarnation": 1}), "lacks agent"),
    (("TASK_STARTED", {}, {"causation_id": uuid7()}), "is not among them"),
    (("CORRECTION_COMPLETED", {}), "not started"),
    (("TASK_CREATED", {"request": {}}), "created before"),
    (("TEST_PASSED", {}, {"code_version": 4}), "speaks of code version 4"),
    (("TASK_STARTED", {}, {"task_id": "other"}), "belongs to the task other"),
    (("TASK_QUEUED", {"priority": "high"}), "priority is 'high'"),
]


@pytest.mark.parametrize(("entry", "reason"), ODD_ENTRIES)
def test_pr2_anomalies_are_tolerated_and_noted(
    fold: Callable[..., TaskState], entry: Any, reason: str
) -> None:
    state = fold(CREATED, entry)
    assert [anomaly.sequence_number for anomaly in state.anomalies] == [2]
    assert reason in state.anomalies[0].reason
    assert fold(CREATED, entry, ("TASK_STARTED", {})).status is TaskStatus.RUNNING


def test_pr2_only_the_first_of_very_many_anomalies_are_kept(fold: Callable[..., TaskState]) -> None:
    state = fold(*[("SOMETHING_NEW", {})] * 150)
    assert state.anomaly_count == 150
    assert len(state.anomalies) == 100


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("TASK_CANCELLED", TaskStatus.CANCELLED),
        ("TASK_INTERRUPTED", TaskStatus.INTERRUPTED),
        ("TASK_FAILED", TaskStatus.FAILED),
    ],
)
def test_pr2_a_task_ends_once(fold: Callable[..., TaskState], end: str, status: TaskStatus) -> None:
    ended: Any = (CREATED, ("TASK_STARTED", {}), (end, {"reason": "said"}))
    late = fold(*ended, ("TASK_COMPLETE", {}), ("TASK_STARTED", {}))
    assert (late.status, late.reason, late.anomaly_count) == (status, "said", 2)
    assert late.ended_at is not None


def test_pr3_reports_about_older_code_are_ignored_and_counted(
    fold: Callable[..., TaskState],
) -> None:
    new, old = {"code_version": 3}, {"code_version": 2}
    state = fold(
        CREATED,
        ("CODE_GENERATED", {}, old),
        ("TEST_FAILED", {}, old),
        ("CODE_GENERATED", {}, new),
        *[(kind, {}, old) for kind in ("BUG_REPORT_RECEIVED", "TEST_FAILED", "CODE_GENERATED")],
        ("TEST_PASSED", {}, new),
        ("BUG_REPORT_RECEIVED", {}, new),
    )
    assert (state.code_version, state.stale_count, state.anomaly_count) == (3, 3, 0)
    assert (state.tests_passed, state.tests_failed, state.bug_reports) == (1, 0, 1)


def test_pr3_a_correction_raises_the_version(fold: Callable[..., TaskState]) -> None:
    completed: Any = ("CORRECTION_COMPLETED", {}, {"code_version": 2})
    state = fold(CREATED, ("CORRECTION_STARTED", {}), completed)
    assert (state.code_version, state.corrections_open, state.anomalies) == (2, 0, ())


def test_pr2_a_cause_among_the_tasks_events_is_no_anomaly(make: Callable[..., Event]) -> None:
    cause = make("TASK_CREATED", request={}).numbered(1)
    effect = {**make("TASK_STARTED").numbered(2).to_dict(), "causation_id": cause.event_id}
    assert rebuild_state([cause, Event.from_dict(effect)]).anomalies == ()
