"""Limits over REST: what is known, a task that is held, and a person who says go on (WK6, HT)."""

from typing import Any

import pytest
import trio
from understudy.actors.event_store import new_event
from understudy.supervisors.application import Services

WHOSE = {"provider": "anthropic", "account": "team/blue"}
ENVIRONMENT = {"UNDERSTUDY_PROVIDER": "anthropic", "UNDERSTUDY_ACCOUNT": "team/blue"}
RESUME = "/limits/anthropic/team/blue/resume"


async def meet(services: Services, **data: Any) -> None:
    """Record what a worker records when it meets a limit."""
    met = WHOSE | {"wait_sec": 3600, "status": 429, "message": "Too Many Requests"} | data
    await services.log.append(new_event("elsewhere", "RATE_LIMITED", met))


async def until_known(rest: Any, **fields: Any) -> dict[str, Any]:
    """Wait until the only limit has these fields; return it."""
    with trio.fail_after(10):
        while True:
            limits = (await rest.get("/limits"))["limits"]
            if limits and fields.items() <= limits[0].items():
                return limits[0]
            await trio.sleep(0.01)


async def test_wk6_limits_are_listed_hold_tasks_and_can_be_ended(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        assert await rest.get("/limits") == {"limits": []}
        await meet(rest.services)
        limit = await until_known(rest, phase="paused")
        assert (limit["account"], limit["reason"]) == ("team/blue", "Too Many Requests")
        assert (limit["told"], limit["strikes"], limit["task_id"]) == (True, 1, "elsewhere")
        body = {"command": ["true"], "environment": ENVIRONMENT, "timeout": 5}
        task_id = (await rest.post("/tasks", body))["task_id"]
        state = await rest.until(task_id, hindrance="TASK_HELD")
        assert state["status"] == "queued"
        assert limit["until"] in state["hindrance_reason"]
        assert (await rest.run("true"))["status"] == "complete"
        resumed = await rest.post(RESUME, status=200)
        assert resumed["phase"] == "free"
        assert (await rest.ended(task_id))["status"] == "complete"
        assert await rest.post(RESUME, {}, status=200) == resumed


async def test_wk6_nobody_goes_on_unasked_when_a_person_is_to_be_asked(serve_rest: Any) -> None:
    async with serve_rest({"throttle.auto_resume": "ask"}) as rest:
        await meet(rest.services, wait_sec=0.1)
        await until_known(rest, phase="asking")
        await rest.post(RESUME, status=200)
        await until_known(rest, phase="free")


@pytest.mark.parametrize(
    ("path", "body", "status", "named"),
    [
        ("/limits/nobody/default/resume", None, 404, "nobody/default was never limited"),
        (RESUME, {"force": True}, 400, "force"),
        (f"{RESUME}?now=1", None, 400, "now"),
    ],
)
async def test_ht_what_cannot_be_resumed_is_refused(
    serve_rest: Any, path: str, body: Any, status: int, named: str
) -> None:
    async with serve_rest() as rest:
        problem = await rest.post(path, body, status=status)
        assert named in str(problem)


async def test_ht_limits_take_no_parameters(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        assert "nosuch" in str(await rest.get("/limits?nosuch=1", 400))
