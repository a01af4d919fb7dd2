"""How the server fares: its statistics and its tree (HT)."""

import os
from collections.abc import Iterator
from typing import Any


async def test_ht_the_statistics_cover_all_parts(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        await rest.run("true")
        await rest.run("false")
        told = await rest.get("/stats")
        assert told["unavailable"] == {}
        assert told["orchestrator"]["submitted"] == 2
        assert told["orchestrator"]["queue_size"] == 100
        assert told["tasks"]["by_status"] == {"complete": 1, "failed": 1}
        assert told["store"]["last_sequence"] == told["tasks"]["sequence_number"] > 5
        assert told["broadcast"]["subscribers"] >= 2
        assert told["logs"]["failed_writes"] == 0
        assert told["process"]["pid"] == os.getpid()
        assert told["process"]["memory_bytes"] > 1_000_000
        assert told["process"]["descriptors"] > 3
        actors = {actor["name"]: actor for actor in told["system"]["actors"]}
        assert actors["event_store"]["kind"] == "thread"
        assert told["system"]["overran"] == []
        assert told["system"]["dead_letters"]["count"] >= 0


def names(node: dict[str, Any]) -> Iterator[str]:
    yield node["view"]["name"]
    for child in node["children"]:
        yield from names(child)


async def test_ht_the_tree_shows_who_supervises_whom(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        task_id = (await rest.post("/tasks", {"command": ["sleep", "60"]}))["task_id"]
        await rest.until(task_id, status="running")
        tree = await rest.get("/tree")
        assert tree["view"]["name"] == "application"
        assert [child["view"]["name"] for child in tree["children"]] == [
            "core",
            "work",
            "transports",
        ]
        shown = set(names(tree))
        assert {"event_store", "event_reader", "orchestrator", "workers"} <= shown
        assert sum(task_id in name for name in shown) == 2
        assert tree["view"].keys() >= {
            "kind",
            "restart",
            "state",
            "generation",
            "restarts",
            "error",
        }
        assert tree["children"][0]["view"]["state"] == "running"
