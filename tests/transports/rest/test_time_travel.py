"""The state of a task as it was at any event or instant (HT, PR)."""

from typing import Any

SCRIPT = "echo one; sleep 0.2; echo two >&2; exit 3"


async def test_pr_the_state_at_any_event_is_what_the_events_up_to_it_give(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        now = await rest.run("sh", "-c", SCRIPT)
        path = f"/tasks/{now['task_id']}"
        events = (await rest.get(f"{path}/events"))["events"]
        statuses: list[str] = []
        at_number: dict[str, Any] = {}
        for event in events:
            at_number = await rest.get(f"{path}/state", params={"at": event["sequence_number"]})
            assert at_number["sequence_number"] == event["sequence_number"]
            at_instant = await rest.get(f"{path}/state", params={"at": event["timestamp"]})
            assert at_instant["sequence_number"] >= event["sequence_number"]
            statuses.append(at_number["status"])
        assert list(dict.fromkeys(statuses)) == ["queued", "running", "failed"]
        newest = await rest.get(f"{path}/state")
        assert newest == at_number
        assert newest.items() <= now.items()
        assert newest == await rest.get(f"{path}/state", params={"at": 2**63 - 1})
        assert newest == await rest.get(f"{path}/state", params={"at": "2999-01-01T00:00:00Z"})


async def test_pr_before_its_first_event_a_task_was_not_there(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("true"))["task_id"]
        for at in ("0", "2001-01-01T00:00:00Z"):
            problem = await rest.get(f"/tasks/{task_id}/state?at={at}", 404)
            assert "not there yet" in problem["detail"]
