"""The events of a task by cursor, with what was printed in them (HT, TR2)."""

from base64 import b64decode
from typing import Any

SCRIPT = r"""
printf 'one\n'; sleep 0.2; printf 'two \377\n' >&2; sleep 0.2; printf 'three'; exit 3
"""


def output_of(events: list[dict[str, Any]], stream: str) -> bytes:
    pieces = [
        piece
        for event in events
        if event["event_type"] == "WORKER_OUTPUT"
        for piece in event["data"]["segments"]
        if piece["stream"] == stream
    ]
    return b"".join(
        piece["text"].encode() if "text" in piece else b64decode(piece["base64"])
        for piece in pieces
    )


async def test_tr2_events_page_by_page_are_all_events_once_with_their_output(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("sh", "-c", SCRIPT))["task_id"]
        whole = (await rest.get(f"/tasks/{task_id}/events"))["events"]
        seen: list[dict[str, Any]] = []
        page: dict[str, Any] = {"more": True, "next_after": 0}
        while page["more"]:
            query = {"after": page["next_after"], "limit": 3}
            page = await rest.get(f"/tasks/{task_id}/events", params=query)
            assert 0 < len(page["events"]) <= 3
            seen += page["events"]
        assert seen == whole
        assert [whole[0]["event_type"], whole[-1]["event_type"]] == ["TASK_CREATED", "TASK_FAILED"]
        assert output_of(seen, "stdout") == b"one\nthree"
        assert output_of(seen, "stderr") == b"two \xff\n"
        page = await rest.get(f"/tasks/{task_id}/events", params={"after": page["next_after"]})
        last = seen[-1]["sequence_number"]
        assert page == {"events": [], "gaps": [], "next_after": last, "more": False}


async def test_ht_events_can_be_narrowed_by_type_and_end(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("echo", "hi"))["task_id"]
        path = f"/tasks/{task_id}/events"
        whole = (await rest.get(path))["events"]
        for until in ("sequence_number", "timestamp"):
            found = await rest.get(path, params={"until": whole[1][until]})
            assert found["events"] == whole[:2]
        found = await rest.get(f"{path}?types=TASK_COMPLETE,TASK_CREATED")
        assert found["events"] == [whole[0], whole[-1]]


async def test_tr3_a_page_of_much_output_ends_early_and_goes_on(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        state = await rest.run("sh", "-c", "head -c 12000000 /dev/zero | tr '\\0' x")
        assert state["bytes"] == 12_000_000
        size, after, pages = 0, 0, 0
        while True:
            response = await rest.client.get(
                f"/api/v1/tasks/{state['task_id']}/events", params={"after": after}
            )
            page = response.json()
            assert len(response.content) < 6_000_000
            size += len(output_of(page["events"], "stdout"))
            after, pages = page["next_after"], pages + 1
            if not page["more"]:
                break
        assert size == 12_000_000
        assert pages >= 3
