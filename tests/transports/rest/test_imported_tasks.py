"""An archive is a record: reading it never runs what others ran (OR10, ES8)."""

from pathlib import Path
from typing import Any

from understudy.actors.event_store import EventType, new_event


async def test_es8_an_imported_open_task_is_told_and_never_started(
    serve_rest: Any, tmp_path: Path
) -> None:
    mark = tmp_path / "it ran"
    request = {"command": ["touch", str(mark)], "workspace": str(tmp_path)}
    created = new_event("foreign", EventType.TASK_CREATED, {"request": request})
    queued = new_event(
        "foreign", EventType.TASK_QUEUED, {"priority": 20}, causation_id=created.event_id
    )
    lines = [e.numbered(n).to_json() for n, e in enumerate((created, queued), 1)]
    async with serve_rest() as rest:
        report = await rest.post("/import", b"\n".join(lines), 200)
        assert report["interrupted"] == ["foreign"]
        state = await rest.get("/tasks/foreign")
        assert state["status"] == "interrupted"
        assert "another server" in state["reason"]
        again = await rest.post("/import", b"\n".join(lines), 200)
        assert again["interrupted"] == []
    async with serve_rest() as rest:  # whoever starts here is after the recovery
        await rest.run("true", task_id="after")
        assert (await rest.get("/tasks/foreign"))["status"] == "interrupted"
    assert not mark.exists()
