"""Back-pressure over HTTP: refused with a time to come back, or let wait (OR4)."""

from typing import Any

import trio


async def test_or4_a_full_queue_is_429_and_says_when_to_come_back(serve_rest: Any) -> None:
    settings = {"orchestrator.queue_size": 1, "orchestrator.max_concurrent": 1}
    body = {"command": ["sleep", "60"]}
    async with serve_rest(settings) as rest:
        first = (await rest.post("/tasks", body))["task_id"]
        await rest.until(first, status="running")
        second = (await rest.post("/tasks", body))["task_id"]
        response = await rest.client.post("/api/v1/tasks", json=body)
        assert response.status_code == 429
        assert response.headers["content-type"] == "application/problem+json"
        assert int(response.headers["retry-after"]) >= 1
        async with trio.open_nursery() as nursery:  # who says so waits for room instead
            nursery.start_soon(rest.post, "/tasks", {**body, "wait": True})
            await rest.post(f"/tasks/{second}/cancel")
        assert (await rest.get("/tasks"))["total"] == 3
        for task in (await rest.get("/tasks?status=queued,running"))["tasks"]:
            await rest.post(f"/tasks/{task['task_id']}/cancel")
