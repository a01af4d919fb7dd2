"""OR10: after the end of the whole server, the next start goes on from the log."""

from typing import Any

from understudy.actors.kernel import new_context, use_context
from understudy.actors.orchestrator import GetOrchestratorStatistics

STARTED = frozenset({"WORKER_STARTED"})


async def test_or10_queued_tasks_are_queued_again_in_their_order_and_running_ones_told(
    run_office: Any,
) -> None:
    async with run_office(max_concurrent=2) as office:
        with use_context(new_context("request-7")):
            for n in range(6):
                await office.submit("wait", task_id=f"t{n}", priority=30 - n % 2)
        await office.until("t0", STARTED)
        await office.until("t1", STARTED)
    # The server has ended without a drain, as one that is killed does.
    async with run_office(max_concurrent=1) as office:
        for task_id in ("t0", "t1"):
            end = await office.until(task_id)
            assert end.event_type == "TASK_INTERRUPTED"
            assert end.data["reason"] == "interrupted: the server ended while the task ran"
            assert end.correlation_id == "request-7"
            assert end.vector_clock["orchestrator"] == 4
        for n in range(2, 6):
            office.floor.gates[f"t{n}"].set()
        await office.counts(queued=0, running=0)
        assert office.floor.began[2:] == ["t3", "t5", "t2", "t4"]
        ends = await office.ends()
        assert ends == {f"t{n}": ["TASK_" + ("COMPLETE", "INTERRUPTED")[n < 2]] for n in range(6)}


async def test_or10_more_than_the_queue_holds_is_taken_up_and_its_age_goes_on(
    run_office: Any,
) -> None:
    async with run_office(max_concurrent=1) as office:
        for n in range(8):
            await office.submit("wait", task_id=f"t{n}")
        age = (await office.ask(GetOrchestratorStatistics())).oldest_queued_sec
    async with run_office(max_concurrent=1, queue_size=2) as office:
        counts = await office.counts(queued=6, running=1)
        assert counts.oldest_queued_sec > age
