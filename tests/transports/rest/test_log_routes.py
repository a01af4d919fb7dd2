"""The logs of a task over HTTP: byte for byte, by stream, and from anywhere on (LG1, WK1)."""

from base64 import b64decode
from typing import Any

import httpx
from understudy.actors.log_capture import exec_log

WRITE = r"""
import os, sys
for n in range(2000):
    os.write(1, b"out %d \xc3\xa4\xff\r\n" % n)
    os.write(2, b"err %d \xe2\x82\n" % n)
os.write(1, b"x" * 1000000)
"""
OUT = b"".join(b"out %d \xc3\xa4\xff\r\n" % n for n in range(2000)) + b"x" * 1_000_000
ERR = b"".join(b"err %d \xe2\x82\n" % n for n in range(2000))


async def raw(rest: Any, path: str, **query: Any) -> httpx.Response:
    response = await rest.client.get(f"/api/v1/tasks/{path}", params={"raw": 1, **query})
    assert response.status_code == 200
    return response


async def pages(rest: Any, path: str, **query: Any) -> list[dict[str, str]]:
    segments: list[dict[str, str]] = []
    page: dict[str, Any] = {"more": True, "next_after": 0}
    while page["more"]:
        page = await rest.get(f"/tasks/{path}", params={**query, "after": page["next_after"]})
        segments += page["segments"]
    return segments


def bytes_of(segments: list[dict[str, str]]) -> bytes:
    return b"".join(
        each["text"].encode() if "text" in each else b64decode(each["base64"]) for each in segments
    )


async def test_lg1_raw_output_is_what_the_child_wrote_whole_by_stream_and_from_any_byte(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.run("python3", "-c", WRITE))["task_id"]
        path = f"{task_id}/logs/execution"
        whole = await raw(rest, path)
        size = len(OUT) + len(ERR)
        assert whole.content == exec_log(rest.services.logs_dir, task_id).read_bytes()
        assert whole.headers["content-length"] == whole.headers["x-next-after"] == str(size)
        assert (await raw(rest, path, stream="stdout")).content == OUT
        assert (await raw(rest, path, stream="stderr")).content == ERR
        for after in (1, 17_000, 262_144, size - 1, size, size + 5):
            assert (await raw(rest, path, after=after)).content == whole.content[after:]
            out = (await raw(rest, path, after=after, stream="stdout")).content
            err = (await raw(rest, path, after=after, stream="stderr")).content
            assert len(out) + len(err) == max(0, size - after)
            assert OUT.endswith(out)
            assert ERR.endswith(err)


async def test_lg1_pages_of_output_name_the_streams_and_lose_nothing(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        path = f"{(await rest.run('python3', '-c', WRITE))['task_id']}/logs/execution"
        segments = await pages(rest, path)
        assert bytes_of(segments) == (await raw(rest, path)).content
        for stream, written in (("stdout", OUT), ("stderr", ERR)):
            assert bytes_of([each for each in segments if each["stream"] == stream]) == written
            assert bytes_of(await pages(rest, path, stream=stream)) == written


async def test_lg1_output_of_a_running_task_is_continued_where_it_stood(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        script = "echo first; while [ ! -e go ]; do sleep 0.02; done; echo 2"
        task_id = (await rest.post("/tasks", {"command": ["sh", "-c", script]}))["task_id"]
        await rest.until(task_id, bytes=6)
        first = await raw(rest, f"{task_id}/logs/execution")
        (rest.services.workspaces_dir / task_id / "go").touch()
        await rest.ended(task_id)
        after = first.headers["x-next-after"]
        assert first.content == b"first\n"
        assert (await raw(rest, f"{task_id}/logs/execution", after=after)).content == b"2\n"
