"""Events get the output that they refer to, and are serialised once."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import trio
from understudy.actors.event_store import Event, EventType, new_event
from understudy.actors.log_capture import exec_log
from understudy.transports.streams import EventEncoder

OUTPUT = "héllo\n".encode() + b"\xff\xfe" + b"err\n"
PARTS = (("stdout", 7), ("stdout", 2), ("stderr", 4))


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A folder with the execution log of task "t"."""
    exec_log(tmp_path, "t").write_bytes(OUTPUT)
    return tmp_path


def output_event(offset: int, *parts: tuple[str, int], task_id: str = "t", n: int = 1) -> Event:
    """Return an event that refers to a log."""
    segments, length = [list(part) for part in parts], sum(size for _, size in parts)
    data: dict[str, Any] = {"offset": offset, "length": length, "segments": segments, "lines": 0}
    return new_event(task_id, EventType.WORKER_OUTPUT, data).numbered(n)


async def test_wk3_output_becomes_text_or_base64_by_segment(logs: Path) -> None:
    fields = await EventEncoder(logs).encode(output_event(0, *PARTS))
    assert fields["data"]["segments"] == [
        {"stream": "stdout", "text": "héllo\n"},
        {"stream": "stdout", "base64": "//4="},
        {"stream": "stderr", "text": "err\n"},
    ]
    assert fields["data"]["offset"] == 0
    assert "missing" not in fields["data"]


async def test_tr2_what_a_log_has_lost_is_counted_and_the_rest_is_there(logs: Path) -> None:
    event = output_event(7, ("stdout", 2), ("stderr", 4), ("stdout", 10))
    data = (await EventEncoder(logs).encode(event))["data"]
    assert data["missing"] == 10
    assert [part["stream"] for part in data["segments"]] == ["stdout", "stderr"]
    gone = output_event(0, ("stdout", 5), task_id="other")
    data = (await EventEncoder(logs).encode(gone))["data"]
    assert (data["missing"], data["segments"]) == (5, [])


async def test_json_and_fields_are_the_same(logs: Path) -> None:
    encoder = EventEncoder(logs)
    for event in (output_event(0, *PARTS), new_event("t", EventType.TASK_STARTED).numbered(2)):
        assert msgspec.json.decode(await encoder.encode_json(event)) == await encoder.encode(event)


async def test_an_event_is_read_and_serialised_once_for_all(logs: Path) -> None:
    encoder, event = EventEncoder(logs), output_event(0, *PARTS)
    (first,) = await encoder.frames([event])
    exec_log(logs, "t").unlink()
    (second,) = await encoder.frames([event])
    assert second is first
    renumbered = output_event(0, *PARTS)  # another event at the same place
    assert b"missing" in (await encoder.frames([renumbered]))[0].payload


async def test_clients_that_want_the_same_at_once_share_the_work(logs: Path) -> None:
    encoder, event = EventEncoder(logs), output_event(0, *PARTS)
    got: list[object] = []

    async def want() -> None:
        got.extend(await encoder.frames([event]))

    async with trio.open_nursery() as nursery:
        for _ in range(50):
            nursery.start_soon(want)
    assert len(got) == 50
    assert len(set(map(id, got))) == 1


async def test_frames_come_in_the_order_of_events_whatever_was_kept(logs: Path) -> None:
    encoder = EventEncoder(logs)
    events = [output_event(0, ("stdout", 3), n=n) for n in range(1, 9)]
    await encoder.frames(events[2:5])
    assert [frame.sequence for frame in await encoder.frames(events)] == list(range(1, 9))
