"""Sending a request for a task twice makes one task (HT, OR6)."""

from typing import Any

import trio

KEY = {"Idempotency-Key": "order 66 / of the day"}
BODY = {"command": ["echo", "once"], "priority": "high"}


async def test_ht_the_same_key_and_request_is_the_same_task_also_after_a_restart(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        first = await rest.post("/tasks", BODY, headers=KEY)
        again = await rest.post("/tasks", {**BODY, "priority": 10}, headers=KEY)
        assert (first["created"], again["created"]) == (True, False)
        assert again["task_id"] == first["task_id"]
        await rest.ended(first["task_id"])
    async with serve_rest() as rest:
        later = await rest.post("/tasks", BODY, headers=KEY)
        assert later["task_id"] == first["task_id"]
        assert (later["created"], later["status"]) == (False, "complete")
        assert (await rest.get("/tasks"))["total"] == 1
        problem = await rest.post("/tasks", {"command": ["other"]}, 409, headers=KEY)
        assert first["task_id"] in problem["detail"]


async def test_ht_twenty_at_once_with_one_key_make_one_task(serve_rest: Any) -> None:
    told: list[dict[str, Any]] = []

    async def post(rest: Any) -> None:
        told.append(await rest.post("/tasks", BODY, headers=KEY))

    async with serve_rest() as rest:
        async with trio.open_nursery() as nursery:
            for _ in range(20):
                nursery.start_soon(post, rest)
        assert len({each["task_id"] for each in told}) == 1
        assert sum(each["created"] for each in told) == 1


async def test_ht_keys_that_differ_make_different_tasks(serve_rest: Any) -> None:
    keys = ["a", "A", "a ", "a/b", "a b", "a" * 255]
    async with serve_rest() as rest:
        told = [
            await rest.post("/tasks", BODY, headers={"Idempotency-Key": key.replace(" ", "%")})
            for key in keys
        ]
        assert len({each["task_id"] for each in told}) == len(keys)
        assert all(each["created"] for each in told)


async def test_ht_a_refused_request_does_not_use_the_key_up(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        await rest.post("/tasks", {"command": []}, 400, headers=KEY)
        assert (await rest.post("/tasks", BODY, headers=KEY))["created"] is True


async def test_ht_a_malformed_key_or_one_beside_a_task_id_is_refused(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for key in ("", "x" * 256, b"\xe4"):
            await rest.post("/tasks", BODY, 400, headers={"Idempotency-Key": key})
        problem = await rest.post("/tasks", {**BODY, "task_id": "mine"}, 400, headers=KEY)
        assert problem["errors"][0]["field"] == "Idempotency-Key"


async def test_or6_the_same_task_id_with_another_request_is_409(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        first = await rest.post("/tasks", {**BODY, "task_id": "mine"})
        again = await rest.post("/tasks", {**BODY, "task_id": "mine"})
        assert (first["created"], again["created"]) == (True, False)
        await rest.post("/tasks", {"command": ["other"], "task_id": "mine"}, 409)
