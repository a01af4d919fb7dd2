"""Export and import over HTTP: lossless both ways, bounded, and refused by the line (ES8)."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from understudy.actors.event_store import now

LARGE = 60_000_000


async def export(rest: Any, query: str = "") -> list[bytes]:
    async with rest.client.stream("GET", f"/api/v1/export{query}") as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/x-ndjson"
        return (await answer.aread()).splitlines(keepends=True)


async def test_es8_what_is_exported_is_imported_with_its_gaps(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for name in ("a", "b"):
            await rest.run("echo", name, task_id=name)
        await rest.services.log.remove_bulky(now())
        lines = await export(rest)
        again = await rest.post("/import", b"".join(lines), 200)
        assert (again["imported"], again["present"], again["kept_numbers"]) == (
            0,
            len(lines) - 2,
            True,
        )
        assert len(await export(rest)) == len(lines)
        (first, *_) = await export(rest, "?task_id=b")
        assert json.loads(first)["task_id"] == "b"
        assert await export(rest, "?after=9999") == []
        await rest.get("/export?task_id=nothing", 404)
    moved = [line.replace(b'"a"', b'"c"') for line in lines if b'"a"' in line]
    async with serve_rest({"storage.data_dir": rest.services.logs_dir.parent / "other"}) as rest:
        report = await rest.post("/import", b"".join(moved), 200)
        assert report["imported"] == report["events"] > 3
        assert report["kept_numbers"] is False
        assert report["runs"][0]["now_first"] > 1
        assert (await rest.get("/tasks/c"))["status"] == "complete"


async def test_es8_bad_lines_are_refused_by_number_or_left_out(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        await rest.run("true", task_id="a")
        good = (await export(rest, "?task_id=a"))[0].replace(b'"a"', b'"d"')
        good = good.replace(b'"event_id":"0', b'"event_id":"1')
        body = b"no event\n" + good + b'{"event_id": 3}\n'
        problem = await rest.post("/import", body, 400)
        assert [error["field"] for error in problem["errors"]] == ["line 1", "line 3"]
        assert "skip_bad=1" in problem["detail"]
        await rest.get("/tasks/d", 404)
        report = await rest.post("/import?skip_bad=1", body, 200)
        assert (report["imported"], report["skipped"]) == (1, 2)
        assert [each["line"] for each in report["skipped_lines"]] == [1, 3]
        assert (await rest.get("/tasks/d"))["task_id"] == "d"


@pytest.mark.parametrize("framing", ["length", "chunked"])
async def test_se3_an_import_has_a_limit_of_its_own(serve_rest: Any, framing: str) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(400):
            yield b"\n" * 10_000

    limits = {"http.max_body_bytes": 1000, "http.max_import_bytes": 2_000_000}
    async with serve_rest(limits) as rest:
        assert (await rest.post("/import", b"\n" * 1_900_000, 200))["events"] == 0
        content = b"\n" * 4_000_000 if framing == "length" else chunks()
        answer = await rest.client.post("/api/v1/import", content=content)
        assert answer.status_code == 413
        assert "http.max_import_bytes" in answer.json()["detail"]
        assert not any((rest.services.settings.storage.data_dir / "uploads").iterdir())


async def test_tr3_a_large_import_is_never_in_memory(serve_rest: Any, tmp_path: Path) -> None:
    async def blank_lines() -> AsyncIterator[bytes]:
        for _ in range(LARGE // 1_000_000):
            yield (b" " * 999 + b"\n") * 1000

    async with serve_rest() as rest:
        await rest.post("/import", b"\n", 200)
        before = psutil.Process().memory_info().rss
        answer = await rest.client.post("/api/v1/import", content=blank_lines())
        assert answer.json()["events"] == 0
        assert psutil.Process().memory_info().rss - before < LARGE / 2
