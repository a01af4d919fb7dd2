"""Listing, showing and cancelling tasks (HT)."""

from typing import Any


async def test_ht_the_list_is_newest_first_and_paged_without_gap_or_repeat(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        made = [(await rest.post("/tasks", {"command": ["true"]}))["task_id"] for _ in range(7)]
        seen: list[str] = []
        page: dict[str, Any] = {"next_before": None}
        query: dict[str, Any] = {"limit": 3}
        while page.get("next_before") or not seen:
            page = await rest.get("/tasks", params=query)
            assert page["total"] == 7
            assert len(page["tasks"]) <= 3
            seen += [task["task_id"] for task in page["tasks"]]
            query["before"] = page["next_before"]
        assert seen == made[::-1]


async def test_ht_the_list_can_be_narrowed_to_some_statuses(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        good, bad = await rest.run("true"), await rest.run("false")
        found = await rest.get("/tasks?status=failed")
        assert [task["task_id"] for task in found["tasks"]] == [bad["task_id"]]
        found = await rest.get("/tasks?status=failed,complete")
        assert [task["task_id"] for task in found["tasks"]] == [bad["task_id"], good["task_id"]]
        assert (await rest.get("/tasks?status=queued"))["tasks"] == []


async def test_tr3_a_page_of_large_tasks_ends_early_and_loses_none(serve_rest: Any) -> None:
    arguments = ["x" * 100_000] * 9
    async with serve_rest() as rest:
        made = [(await rest.run("true", *arguments))["task_id"] for _ in range(6)]
        first = await rest.get("/tasks?limit=500")
        assert len(first["tasks"]) == 5
        rest_of_it = await rest.get("/tasks", params={"before": first["next_before"]})
        both = first["tasks"] + rest_of_it["tasks"]
        assert [task["task_id"] for task in both] == made[::-1]


async def test_ht_a_running_task_is_cancelled_for_the_reason_given(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.post("/tasks", {"command": ["sleep", "60"]}))["task_id"]
        await rest.until(task_id, status="running")
        told = await rest.post(f"/tasks/{task_id}/cancel", {"reason": "no longer wanted"})
        assert told == {"task_id": task_id, "status": "running", "cancelled": True}
        state = await rest.ended(task_id)
        assert state["status"] == "cancelled"
        assert "no longer wanted" in state["reason"]
        again = await rest.post(f"/tasks/{task_id}/cancel", status=200)
        assert again == {"task_id": task_id, "status": "cancelled", "cancelled": False}


async def test_ht_a_cancel_with_wrong_fields_cancels_nothing(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.post("/tasks", {"command": ["sleep", "60"]}))["task_id"]
        for body in ({"reason": ""}, {"reason": 1}, {"reason": "x" * 2001}, {"why": "x"}):
            problem = await rest.post(f"/tasks/{task_id}/cancel", body, 400)
            assert problem["errors"][0]["field"] == next(iter(body))
        assert (await rest.get(f"/tasks/{task_id}"))["cancel_requested"] is False


async def test_tr1_the_request_id_is_in_all_events_that_the_request_led_to(serve_rest: Any) -> None:
    headers = {"X-Request-Id": "web-42:retry/1"}
    async with serve_rest() as rest:
        response = await rest.client.post(
            "/api/v1/tasks", json={"command": ["echo", "hi"]}, headers=headers
        )
        assert response.headers["x-request-id"] == headers["X-Request-Id"]
        task_id = response.json()["task_id"]
        await rest.ended(task_id)
        events = (await rest.get(f"/tasks/{task_id}/events"))["events"]
        assert {event["correlation_id"] for event in events} == {headers["X-Request-Id"]}


async def test_tr1_each_answer_has_a_request_id_also_an_error(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        answers = [await rest.client.get(path) for path in ("/healthz", "/healthz", "/nothing")]
        assert len({answer.headers["x-request-id"] for answer in answers}) == 3
        for wrong in ("a b", "x" * 201, b"\xe4"):
            answer = await rest.client.get("/healthz", headers={"X-Request-Id": wrong})
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "X-Request-Id"
            assert answer.headers["x-request-id"].isalnum()
