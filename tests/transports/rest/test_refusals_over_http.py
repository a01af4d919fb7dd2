"""Every error is a problem document of the right status, and tells what to do (HT, SE3)."""

from typing import Any

import httpx
import pytest

UNKNOWN = "/api/v1/tasks/t-nobody"
UNKNOWN_TASK = [
    ("GET", UNKNOWN),
    ("GET", f"{UNKNOWN}/events"),
    ("GET", f"{UNKNOWN}/state?at=1"),
    ("GET", f"{UNKNOWN}/logs/workflow"),
    ("GET", f"{UNKNOWN}/logs/execution?raw=1"),
    ("POST", f"{UNKNOWN}/cancel"),
    ("GET", "/api/v1/tasks/system"),
    ("GET", "/api/v1/tasks/..%2F..%2Fetc%2Fpasswd"),
    ("GET", "/api/v1/tasks/%00"),
    ("GET", "/api/v1/nothing"),
    ("GET", "/"),
]
PARAMETERS = [
    ("/tasks?limit=0", "limit"),
    ("/tasks?limit=ten", "limit"),
    ("/tasks?limit=1&limit=2", "limit"),
    ("/tasks?status=done", "status"),
    ("/tasks?before=t-nobody", "before"),
    ("/tasks?colour=red", "colour"),
    ("/tasks/{id}?verbose=1", "verbose"),
    ("/tasks/{id}/events?after=-1", "after"),
    ("/tasks/{id}/events?after=" + "9" * 30, "after"),
    ("/tasks/{id}/events?after=9223372036854775808", "after"),
    ("/tasks/{id}/events?after=", "after"),
    ("/tasks/{id}/events?types=TASK_DONE", "types"),
    ("/tasks/{id}/events?until=yesterday", "until"),
    ("/tasks/{id}/events?limit=10001", "limit"),
    ("/tasks/{id}/state?at=-1", "at"),
    ("/tasks/{id}/state?at=2025-11-20T05:30:00", "at"),
    ("/tasks/{id}/logs/execution?stream=stdin", "stream"),
    ("/tasks/{id}/logs/execution?raw=maybe", "raw"),
    ("/tasks/{id}/logs/workflow?stream=stdout", "stream"),
    ("/stats?x=1", "x"),
    ("/tree?x=1", "x"),
]


def is_problem(response: httpx.Response, status: int) -> bool:
    kind = response.headers["content-type"]
    return (response.status_code, kind) == (status, "application/problem+json")


async def test_ht_what_is_not_there_is_404(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for method, path in UNKNOWN_TASK:
            response = await rest.client.request(method, path)
            assert is_problem(response, 404), path
            assert response.json()["title"] == "Not Found"


async def test_ht_wrong_and_unknown_parameters_are_named(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("true"))["task_id"]
        for path, field in PARAMETERS:
            problem = await rest.get(path.format(id=task_id), 400)
            assert [error["field"] for error in problem["errors"]] == [field], path
        response = await rest.client.get("/healthz?deep=1")
        assert is_problem(response, 400)


async def test_ht_a_wrong_method_is_405_and_told_the_right_ones(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for method, path, allowed in [
            ("DELETE", "/api/v1/tasks", {"GET", "HEAD", "POST", "OPTIONS"}),
            ("PUT", "/api/v1/tasks/t-1", {"GET", "HEAD", "OPTIONS"}),
            ("GET", "/api/v1/tasks/t-1/cancel", {"POST", "OPTIONS"}),
            ("POST", "/healthz", {"GET", "HEAD", "OPTIONS"}),
        ]:
            response = await rest.client.request(method, path)
            assert is_problem(response, 405), path
            assert set(response.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize("route", ["/tasks", "/tasks/t-1/cancel"])
async def test_ht_a_body_that_is_no_json_object_is_refused(serve_rest: Any, route: str) -> None:
    bodies = [b"{", b"[]", b"1", b'"x"', b"null", b"NaN", b'{"a": NaN}', b"\xff", b'{"\xff": 1}']
    bodies += [b"[" * 50_000, b'{"a":' * 5000, b'"\\ud800"', b"1e999", b'{"a": ' + b"9" * 9000]
    async with serve_rest() as rest:
        for body in bodies:
            await rest.post(route, body, 400)
        response = await rest.client.post(f"/api/v1{route}", data={"command": "true"})
        assert is_problem(response, 415)
        assert "application/json" in response.json()["detail"]
