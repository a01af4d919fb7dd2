"""Output whose streams were not recorded, or whose bytes are gone, over HTTP (LG2)."""

from typing import Any

from understudy.actors.log_capture import exec_log


async def test_lg1_without_streaming_the_bytes_are_there_and_their_streams_unknown(
    serve_rest: Any,
) -> None:
    async with serve_rest({"streaming.enabled": False}) as rest:
        path = f"{(await rest.run('printf', 'quiet'))['task_id']}/logs/execution"
        assert (await rest.client.get(f"/api/v1/tasks/{path}?raw=1")).content == b"quiet"
        page = await rest.get(f"/tasks/{path}")
        assert (page["segments"], page["more"]) == ([{"text": "quiet"}], False)
        problem = await rest.get(f"/tasks/{path}?stream=stdout", 409)
        assert "streaming.enabled" in problem["detail"]


async def test_lg2_output_that_is_not_kept_any_more_is_410_and_a_part_of_it_is_told(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("printf", "0123456789"))["task_id"]
        path, file = f"{task_id}/logs/execution", exec_log(rest.services.logs_dir, task_id)
        file.write_bytes(b"0123")
        cut = await rest.client.get(f"/api/v1/tasks/{path}?raw=1")
        assert (cut.content, cut.headers["x-missing-bytes"]) == (b"0123", "6")
        assert (await rest.get(f"/tasks/{path}"))["missing"] == 6
        file.unlink()
        for query in ("raw=1", "raw=0", "raw=1&stream=stdout"):
            problem = await rest.get(f"/tasks/{path}?{query}", 410)
            assert "not kept" in problem["detail"]
