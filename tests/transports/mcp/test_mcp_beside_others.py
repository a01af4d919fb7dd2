"""A task started over MCP, seen over SSE and WebSocket at the same time: one truth (TR1)."""

import json
from typing import Any

import httpx
import trio
from trio_websocket import open_websocket_url

SCRIPT = "for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; sleep 0.1; done; exit 4"
BULKY = {"WORKER_OUTPUT", "WORKER_HEARTBEAT"}


async def watch_sse(url: str, events: list[dict[str, Any]]) -> None:
    """Gather what an SSE stream tells until it ends."""
    async with httpx.AsyncClient(timeout=30) as http, http.stream("GET", url) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data:") and "event_type" in (event := json.loads(line[5:])):
                events.append(event)


async def watch_websocket(url: str, events: list[dict[str, Any]]) -> None:
    """Gather what a WebSocket tells until the task's end."""
    async with open_websocket_url(url) as socket:
        while (message := json.loads(await socket.get_message()))["type"] != "end":
            if message["type"] == "event":
                events.append(message["event"])


def output_of(events: list[dict[str, Any]]) -> str:
    """What the command printed, by its events."""
    outputs = [event for event in events if event["event_type"] == "WORKER_OUTPUT"]
    return "".join(part["text"] for event in outputs for part in event["data"]["segments"])


async def test_tr1_mcp_sse_and_websocket_tell_the_same_of_one_task(served: Any) -> None:
    sse: list[dict[str, Any]] = []
    websocket: list[dict[str, Any]] = []
    async with served.connect() as client, trio.open_nursery() as nursery:
        started = await served.ask(client, "start_coding_task", command=["sh", "-c", SCRIPT])
        nursery.start_soon(watch_sse, started["links"]["stream"], sse)
        nursery.start_soon(watch_websocket, started["links"]["websocket"], websocket)
        answers = await served.follow(client, started["task_id"], wait=0.2)
    assert sse == websocket
    assert output_of(sse) == "".join(answer["output"] for answer in answers)
    told = [event for answer in answers for event in answer["events"]]
    seen = [event for event in sse if event["event_type"] not in BULKY]
    assert [(event["sequence_number"], event["type"]) for event in told] == [
        (event["sequence_number"], event["event_type"]) for event in seen
    ]
    assert {event["correlation_id"] for event in sse} == {started["correlation_id"]}
    assert sse[-1]["sequence_number"] == answers[-1]["cursor"]
