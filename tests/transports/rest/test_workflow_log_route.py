"""The workflow log of a task over HTTP, wherever its lines lie by now (LG1, LG2)."""

from typing import Any

import trio
from understudy.actors.log_capture import workflow_log

BULKY = ("WORKER_OUTPUT", "WORKER_HEARTBEAT")
COMMAND = ("sh", "-c", "echo a; echo b >&2; exit 1", "line\u2028separator")


async def lines_to_the_end(rest: Any, task_id: str) -> list[str]:
    """Return the lines when the last one is there: they follow the events after a moment."""
    lines: list[str] = []
    for _ in range(500):
        lines = (await rest.get(f"/tasks/{task_id}/logs/workflow"))["lines"]
        if any("TASK_FAILED" in line for line in lines):
            return lines
        await trio.sleep(0.01)
    raise AssertionError(f"the end is missing: {lines}")


def numbered(lines: list[str]) -> list[int]:
    return [int(line.split(" ")[0]) for line in lines if not line.startswith(" ")]


async def test_lg1_the_workflow_log_is_read_across_its_rotated_files(serve_rest: Any) -> None:
    async with serve_rest({"logs.max_bytes": 256, "logs.keep": 9}) as rest:
        task_id = (await rest.run(*COMMAND))["task_id"]
        seen = await lines_to_the_end(rest, task_id)
        newest = workflow_log(rest.services.logs_dir, task_id)
        assert newest.with_name(f"{newest.name}.2").exists()
        events = (await rest.get(f"/tasks/{task_id}/events"))["events"]
        numbers = [e["sequence_number"] for e in events if e["event_type"] not in BULKY]
        assert numbered(seen) == numbers
        assert len(seen) > len(numbers)  # one of them goes on in a further line
        raw = await rest.client.get(f"/api/v1/tasks/{task_id}/logs/workflow?raw=1")
        assert raw.text == "".join(f"{line}\n" for line in seen)
        assert raw.headers["content-type"] == "text/plain; charset=utf-8"


async def test_lg1_the_workflow_log_goes_on_after_a_sequence_number(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run(*COMMAND))["task_id"]
        path = f"/tasks/{task_id}/logs/workflow"
        seen = await lines_to_the_end(rest, task_id)
        numbers = numbered(seen)
        page = await rest.get(path, params={"after": numbers[1]})
        assert numbered(page["lines"]) == numbers[2:]
        assert page["lines"] == seen[-len(page["lines"]) :]
        assert (page["next_after"], page["more"]) == (numbers[-1], False)
        raw = await rest.client.get(f"/api/v1{path}", params={"raw": 1, "after": numbers[-1]})
        assert raw.content == b""


async def test_lg1_pages_of_a_long_workflow_log_lose_no_line(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("false"))["task_id"]
        seen = await lines_to_the_end(rest, task_id)
        more = [f"{10_000 + n:08d} line {n} {'x' * 50_000}" for n in range(50)]
        log = workflow_log(rest.services.logs_dir, task_id)
        await trio.Path(log).write_text("\n".join([*seen, *more, ""]))
        lines: list[str] = []
        page: dict[str, Any] = {"more": True, "next_after": 0}
        while page["more"]:
            query = {"after": page["next_after"]}
            page = await rest.get(f"/tasks/{task_id}/logs/workflow", params=query)
            assert sum(map(len, page["lines"])) < 1_200_000
            lines += page["lines"]
        assert lines == [*seen, *more]
