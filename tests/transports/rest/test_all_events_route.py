"""The events of all tasks by cursor, gaps included (TR2, PR5)."""

from typing import Any

from understudy.actors.event_store import now


async def test_tr2_all_events_page_by_page_are_the_whole_log(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for name in ("a", "b"):
            await rest.run("echo", name, task_id=name)
        seen, page = list[Any](), {"more": True, "next_after": 0}
        while page["more"]:
            page = await rest.get("/events", params={"after": page["next_after"], "limit": 4})
            assert page["gaps"] == []
            seen += page["events"]
    assert [event["sequence_number"] for event in seen] == list(range(1, len(seen) + 1))
    assert {event["task_id"] for event in seen} == {"system", "a", "b"}
    printed = [event for event in seen if event["event_type"] == "WORKER_OUTPUT"]
    assert [event["data"]["segments"][0]["text"] for event in printed] == ["a\n", "b\n"]


async def test_tr2_events_that_were_removed_are_told_once_as_gaps(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for name in ("a", "b"):
            await rest.run("sh", "-c", "echo one; sleep 0.2; echo two", task_id=name)
        removed = await rest.services.log.remove_bulky(now())
        assert removed >= 4
        for path in ("/events", "/tasks/a/events"):
            told, page = list[Any](), {"more": True, "next_after": 0}
            while page["more"]:
                page = await rest.get(path, params={"after": page["next_after"], "limit": 3})
                told += [gap for gap in page["gaps"] if gap not in told]
            assert all(gap["reason"] == "retention" for gap in told)
            tasks = {"a", "b"} if path == "/events" else {"a"}
            assert {gap["task_id"] for gap in told} == tasks
            assert sum(gap["count"] for gap in told) == removed // 2 * len(tasks)


async def test_pr5_all_events_until_a_moment(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        await rest.run("true")
        whole = (await rest.get("/events"))["events"]
        for until in (3, whole[2]["timestamp"]):
            assert (await rest.get("/events", params={"until": until}))["events"] == whole[:3]
        for future in (2**63 - 1, "2999-01-01T00:00:00Z"):
            assert (await rest.get("/events", params={"until": future}))["events"] == whole
        problem = await rest.get("/events?until=yesterday", 400)
        assert "sequence number or an instant" in problem["errors"][0]["reason"]
