"""A request to cancel is an outside request of its own, and its event says so (TR1)."""

from typing import Any

TASK, CANCEL = {"X-Request-Id": "of-the-task"}, {"X-Request-Id": "of-the-cancel"}


async def test_tr1_a_cancel_request_has_its_own_correlation_id(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        wanted = {"command": ["sleep", "600"]}
        task_id = (await rest.post("/tasks", wanted, headers=TASK))["task_id"]
        await rest.until(task_id, status="running")
        await rest.post(f"/tasks/{task_id}/cancel", headers=CANCEL)
        await rest.ended(task_id)
        events = (await rest.get(f"/tasks/{task_id}/events"))["events"]
    ids = {event["event_type"]: event["correlation_id"] for event in events}
    assert ids.pop("TASK_CANCEL_REQUESTED") == "of-the-cancel"
    assert set(ids.values()) == {"of-the-task"}
