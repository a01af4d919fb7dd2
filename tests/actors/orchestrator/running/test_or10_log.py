"""OR10: what the next start makes of what it finds in the log."""

from typing import Any

import pytest
from understudy.actors.event_store import Event, new_event

CREATED = {"request": {"command": ["succeed"]}}


@pytest.mark.parametrize(
    ("exit_code", "policy", "end"),
    [
        (0, "temporary", "TASK_COMPLETE"),
        (0, "transient", "TASK_COMPLETE"),
        (0, "permanent", "TASK_INTERRUPTED"),
        (1, "transient", "TASK_INTERRUPTED"),
        (None, "temporary", "TASK_INTERRUPTED"),
    ],
)
async def test_or10_what_had_done_its_work_before_the_end_is_complete(
    run_office: Any, run_core: Any, exit_code: int | None, policy: str, end: str
) -> None:
    request = {"request": {"command": ["succeed"], "restart": policy}}
    async with run_core() as core:
        await core.log.append(
            new_event("a", "TASK_CREATED", request),
            new_event("a", "TASK_STARTED"),
            new_event("a", "WORKER_STARTED", {"incarnation": 1, "agent": "command"}),
            *_exit(exit_code),
        )
    async with run_office() as office:
        last = await office.until("a")
        assert (last.event_type, last.data.get("exit_code")) == (end, exit_code)


def _exit(code: int | None) -> list[Event]:
    return [] if code is None else [new_event("a", "WORKER_EXITED", {"exit_code": code})]


async def test_or10_a_cancel_that_was_under_way_still_cancels(
    run_office: Any, run_core: Any
) -> None:
    asked = {"reason": "no longer needed"}
    async with run_core() as core:
        for task_id, kinds in {"a": ["TASK_STARTED"], "b": []}.items():
            await core.log.append(new_event(task_id, "TASK_CREATED", CREATED))
            for kind in kinds:
                await core.log.append(new_event(task_id, kind))
            await core.log.append(new_event(task_id, "TASK_CANCEL_REQUESTED", asked))
    async with run_office() as office:
        for task_id in ("a", "b"):
            end = await office.until(task_id)
            assert (end.event_type, end.data["reason"]) == ("TASK_CANCELLED", "no longer needed")
        assert office.floor.began == []


async def test_or10_a_request_that_this_version_cannot_read_fails_and_holds_nobody_up(
    run_office: Any, run_core: Any
) -> None:
    async with run_core() as core:
        await core.log.append(new_event("old", "TASK_CREATED", {"request": {"colour": "blue"}}))
        await core.log.append(new_event("a", "TASK_CREATED", CREATED))
    async with run_office() as office:
        assert (await office.until("a")).event_type == "TASK_COMPLETE"
        end = await office.until("old")
        assert end.event_type == "TASK_FAILED"
        assert "this version cannot read its request" in end.data["reason"]
