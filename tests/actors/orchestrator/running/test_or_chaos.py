"""Whatever happens in whatever order: each task that was ever created ends exactly once."""

import contextlib
from typing import Any

import trio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from understudy.actors.event_store import EventQuery, rebuild_state
from understudy.actors.kernel import ActorDied, AskTimeout, Refusal
from understudy.actors.orchestrator import CancelTask

ACTORS = ("orchestrator", "workers", "event_store", "event_reader", "broadcaster", "task_index")
COMMANDS = ("succeed", "fail", "crash", "silent", "wait", "unready")

submits = st.tuples(
    st.just("submit"), st.sampled_from(COMMANDS), st.sampled_from(["temporary", "transient"])
)
cancels = st.tuples(st.just("cancel"), st.integers(0, 30))
opens = st.tuples(st.just("open"), st.integers(0, 30))
# The orchestrator more often than the others: it is what this is about.
crashes = st.tuples(st.just("crash"), st.sampled_from((*ACTORS, *["orchestrator"] * 4)))
pauses = st.tuples(st.just("pause"), st.integers(1, 300))
kinds = (submits, submits, cancels, opens, crashes, pauses, pauses)
steps = st.lists(st.one_of(*kinds), min_size=5, max_size=50)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
async def test_every_task_ends_exactly_once(run_office: Any, steps: list[Any]) -> None:
    async with run_office(max_concurrent=3, queue_size=10) as office:
        begin = len(await office.ends())  # those of the earlier examples, which have ended
        async with trio.open_nursery() as nursery:
            for number, step in enumerate(steps):
                await _take(office, nursery, f"{begin}-{number}", step)
        ends = await _quieten(office)
        assert {task_id: len(found) for task_id, found in ends.items()} == dict.fromkeys(ends, 1)
        assert office.floor.most <= 3
        assert office.floor.at_work == set()
        for task_id in ends:
            await _check_story(office, task_id)


async def _take(office: Any, nursery: trio.Nursery, task_id: str, step: Any) -> None:
    """Do one step; what asks goes on beside the next ones."""
    match step:
        case "submit", command, restart:
            nursery.start_soon(_try, office.submit(command, task_id=task_id, restart=restart))
        case "cancel", number:
            other = f"{task_id.partition('-')[0]}-{number}"
            nursery.start_soon(_try, office.ask(CancelTask(other)))
        case "open", number:
            office.floor.gates[f"{task_id.partition('-')[0]}-{number}"].set()
        case "crash", name:
            with contextlib.suppress(ActorDied):
                office.core.crash(name)
        case _:
            for _ in range(step[1]):
                await trio.lowlevel.checkpoint()


async def _try(asking: Any) -> None:
    with contextlib.suppress(ActorDied, AskTimeout, Refusal):
        await asking


async def _quieten(office: Any) -> dict[str, list[str]]:
    """Let all that works come to its end, whoever is still to crash; return the ends."""
    with trio.fail_after(40):
        while True:
            for gate in office.floor.gates.values():
                gate.set()
            with contextlib.suppress(ActorDied, trio.TooSlowError), trio.fail_after(1):
                await office.counts(queued=0, running=0, waiting=0)
                return await office.ends()


async def _check_story(office: Any, task_id: str) -> None:
    events = (await office.core.log.read(EventQuery(task_id=task_id))).events
    anomalies = [each.reason for each in rebuild_state(events).anomalies]
    assert [reason for reason in anomalies if "after the task's end" in reason] == []
