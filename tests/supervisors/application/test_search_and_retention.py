"""The search index and retention in the running application: output is found, old output goes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from understudy.actors.event_store import EventLog, EventQuery, new_event, uuid7
from understudy.actors.kernel import ActorSystem
from understudy.actors.search_index import SearchEvents
from understudy.config import Settings, StorageSettings
from understudy.supervisors.application import Services
from understudy.supervisors.application.output_text import MOST, text_with_output

OUTPUT = frozenset({"WORKER_OUTPUT"})


async def found(services: Services, query: str) -> list[str]:
    seen = await services.log.last_sequence()
    page = await services.search.ask(
        SearchEvents(query=query, types=OUTPUT, at_least=seen), timeout=20
    )
    return [hit.event.event_type for hit in page.hits]


async def test_es3_what_a_command_printed_is_found_across_a_restart(run_house: Any) -> None:
    async with run_house() as house:
        await house.run("printf", "\\033[1mgrapefruit\\033[0m peel")
        assert await found(house.services, "grapefruit peel") == ["WORKER_OUTPUT"]
    async with run_house() as house:
        assert await found(house.services, '"grapefruit peel"') == ["WORKER_OUTPUT"]
        assert await found(house.services, "grapefruit pomelo") == []


async def test_es3_a_flood_is_indexed_up_to_its_bound(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", "echo begin; head -c 5000000 /dev/zero")
        text_of = text_with_output(house.services.logs_dir)
        texts = [text_of(event) for event in story if event.event_type in OUTPUT]
        assert "begin" in texts[0]
        assert max(map(len, texts)) <= MOST


async def test_tr2_output_older_than_its_retention_goes_at_the_start(
    run_house: Any, tmp_path: Path
) -> None:
    async with run_house() as house:
        await _old_task(house.services.log, days=40)
        await house.run("echo", "fresh")
    for days, kept in ((0, 2), (30, 1)):
        storage = StorageSettings(data_dir=tmp_path / "data", retention_days=days)
        async with run_house(storage=storage) as house:
            if days:
                await house.until("system", "RETENTION_APPLIED")
            page = await house.services.log.read(EventQuery(types=OUTPUT))
            assert len(page.events) == kept
            assert [gap.task_id for gap in page.gaps] == ["old"] * (2 - kept)


# Old events come as they do from an archive: the clock of a new one is now.
async def _old_task(log: EventLog, *, days: int) -> None:
    then = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
    output = {"offset": 0, "length": 1, "segments": [["stdout", 1]], "lines": 0}
    for kind, data in (
        ("TASK_CREATED", {"request": {"command": ["true"]}}),
        ("WORKER_OUTPUT", output),
        ("TASK_COMPLETE", {}),
    ):
        event = new_event("old", kind, data).to_dict() | {"timestamp": then, "event_id": uuid7()}
        await log.append(type(new_event("old", kind)).from_dict(event))


def test_services_name_the_index_and_its_file(tmp_path: Path) -> None:
    settings = Settings(storage=StorageSettings(data_dir=tmp_path))
    services = Services(settings, ActorSystem(), uuid7())
    assert services.search.name == "search_index"
    assert services.search_database == tmp_path / "search.db"
