"""Creating tasks: what is answered, and what is refused with the field at fault (HT)."""

from typing import Any
from urllib.parse import quote


async def test_ht_a_task_is_accepted_with_its_id_its_links_and_where_to_watch_it(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        response = await rest.client.post("/api/v1/tasks", json={"command": ["true"]})
        assert response.status_code == 202
        told = response.json()
        path = f"/api/v1/tasks/{told['task_id']}"
        assert told["created"] is True
        assert told["status"] == "queued"
        assert response.headers["location"] == told["links"]["self"] == path
        host = rest.client.base_url.netloc.decode()
        assert told["websocket_url"] == f"ws://{host}/ws/{told['task_id']}"
        for name in ("self", "events", "state", "logs"):
            await rest.get(told["links"][name].removeprefix("/api/v1"))
        state = await rest.ended(told["task_id"])
        assert (state["status"], state["exit_code"]) == ("complete", 0)
        assert state["request"]["command"] == ["true"]


async def test_ht_an_id_with_any_characters_is_made_canonical_and_found_by_either(
    serve_rest: Any,
) -> None:
    given = "façade tests: 1 + 1?"
    async with serve_rest() as rest:
        told = await rest.post("/tasks", {"command": ["true"], "task_id": given})
        assert told["task_id"] != given
        state = await rest.get(f"/tasks/{quote(given, safe='')}")
        assert state["task_id"] == told["task_id"]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no command": ({}, "command"),
    "empty command": ({"command": []}, "command"),
    "no program": ({"command": [""]}, "command"),
    "text for a command": ({"command": "ls"}, "command"),
    "number among arguments": ({"command": ["ls", 1]}, "command.1"),
    "NUL": ({"command": ["a\0b"]}, "command"),
    "too long an argument": ({"command": ["echo", "x" * 131_072]}, "command"),
    "unknown field": ({"command": ["true"], "comand": 1}, "comand"),
    "priority's name": ({"command": ["true"], "priority": "URGENT"}, "priority"),
    "priority's range": ({"command": ["true"], "priority": 10**30}, "priority"),
    "relative workspace": ({"command": ["true"], "workspace": "../x"}, "workspace"),
    "timeout": ({"command": ["true"], "timeout": -1}, "timeout"),
    "restart": ({"command": ["true"], "restart": "always"}, "restart.policy"),
    "environment": ({"command": ["true"], "environment": {"A=B": "1"}}, "environment"),
    "agent": ({"command": ["true"], "agent": "nobody"}, "agent"),
    "wait": ({"command": ["true"], "wait": 1}, "wait"),
}


async def test_ht_wrong_fields_are_named_with_the_reason(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for what, (body, field) in WRONG.items():
            problem = await rest.post("/tasks", body, status=400)
            assert [error["field"] for error in problem["errors"]] == [field], what
            assert all(0 < len(error["reason"]) < 400 for error in problem["errors"]), what
        assert (await rest.get("/tasks"))["total"] == 0


async def test_ht_several_wrong_fields_are_all_named_and_a_slip_is_guessed(serve_rest: Any) -> None:
    body = {"comand": ["true"], "priority": "soon", "timeout": "x"}
    async with serve_rest() as rest:
        problem = await rest.post("/tasks", body, status=400)
        reasons = {error["field"]: error["reason"] for error in problem["errors"]}
        assert reasons.keys() == {"command", "comand", "priority", "timeout"}
        assert "did you mean command?" in reasons["comand"]


async def test_ht_arguments_of_100000_characters_are_fine(serve_rest: Any) -> None:
    argument, many = "ä" * 50_000, [str(n) for n in range(20_000)]
    async with serve_rest() as rest:
        state = await rest.run("printf", "%s", argument)
        assert state["bytes"] == 100_000
        state = await rest.run("sh", "-c", 'echo "$#"', "sh", *many)
        assert state["last_lines"] == ["20000"]


async def test_se3_a_body_above_the_limit_is_413_and_the_server_goes_on(serve_rest: Any) -> None:
    async with serve_rest({"http.max_body_bytes": 4096}) as rest:
        for size in (4097, 200_000):
            await rest.post("/tasks", b'{"command": ["%s"]}' % (b"x" * size), status=413)
        await rest.post("/tasks", {"command": ["true"]})
