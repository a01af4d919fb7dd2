"""WK1: every byte of both streams, once and in order, in the log and in the events."""

import hashlib
import sys
from typing import Any

import pytest
from understudy.config import StreamingSettings, WorkerSettings

LINES = 200_000
BIG = 1024 * 1024
# Numbered lines on both streams, a line of 1 MB, what is no UTF-8, and no end of line at the end.
CHATTER = f"""
import sys
out, err = sys.stdout.buffer, sys.stderr.buffer
for n in range({LINES}):
    out.write(b"out %d \\xc3\\xa9\\n" % n)
    err.write(b"err %d\\r\\n" % n)
out.write(b"x" * {BIG} + b"\\n")
err.write(b"bad \\xff\\xfe \\xe2\\x82 and \\xf0\\x9f\\n")
out.write(b"no end of line")
err.write(b"\\xe2\\x82")
"""
STDOUT = b"".join(b"out %d \xc3\xa9\n" % n for n in range(LINES)) + b"x" * BIG + b"\nno end of line"
STDERR = (
    b"".join(b"err %d\r\n" % n for n in range(LINES))
    + b"bad \xff\xfe \xe2\x82 and \xf0\x9f\n\xe2\x82"
)


def digest(data: bytes) -> tuple[int, str]:
    return len(data), hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("buffering", ["1", ""], ids=["unbuffered", "buffered"])
async def test_wk1_every_byte_is_in_the_log_and_in_the_events(
    run_house: Any, buffering: str
) -> None:
    async with run_house() as house:
        environment = {"PYTHONUNBUFFERED": buffering}
        story = await house.run(sys.executable, "-c", CHATTER, environment=environment)
        streams = house.streams_of(story)
    assert story[-1].event_type == "TASK_COMPLETE"
    assert digest(streams["stdout"]) == digest(STDOUT)
    assert digest(streams["stderr"]) == digest(STDERR)
    exited = next(event for event in story if event.event_type == "WORKER_EXITED")
    assert exited.data["bytes"] == len(STDOUT) + len(STDERR)
    assert exited.data["lines"] == STDOUT.count(b"\n") + STDERR.count(b"\n")


async def test_wk1_output_is_told_before_its_line_ends(run_house: Any) -> None:
    async with run_house() as house:
        task = await house.submit("sh", "-c", "printf 50%%; read never < /dev/zero || sleep 60")
        story = await house.until(task, "WORKER_OUTPUT")
        assert house.streams_of(story) == {"stdout": b"50%"}


async def test_wk1_a_silent_command_has_no_output_events(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("true")
    kinds = [event.event_type for event in story]
    assert kinds == [
        *("TASK_CREATED", "TASK_QUEUED", "TASK_STARTED"),
        *("WORKER_STARTED", "WORKER_EXITED", "TASK_COMPLETE"),
    ]


@pytest.mark.parametrize("how", ["request", "settings"])
async def test_wk3_a_terminal_is_used_on_request_or_by_settings(run_house: Any, how: str) -> None:
    worker = WorkerSettings(pty=how == "settings")
    fields = {"pty": True} if how == "request" else {}
    script = "test -t 1 && test -t 2 && printf '\\033[31mred\\033[0m\\n'"
    async with run_house(worker=worker) as house:
        story = await house.run("sh", "-c", script, **fields)
        assert house.streams_of(story) == {"stdout": b"\x1b[31mred\x1b[0m\n"}
    assert story[-1].data["last_lines"] == ["red"]


async def test_wk3_the_request_may_refuse_the_configured_terminal(run_house: Any) -> None:
    async with run_house(worker=WorkerSettings(pty=True)) as house:
        story = await house.run("test", "-t", "1", pty=False)
    assert story[-1].data["exit_code"] == 1


async def test_wk2_disabled_streaming_still_records_every_byte(run_house: Any) -> None:
    async with run_house(streaming=StreamingSettings(enabled=False)) as house:
        story = await house.run("sh", "-c", "printf one; printf two >&2")
        assert sorted(house.log_of(story[0].task_id)) == sorted(b"onetwo")
    assert "WORKER_OUTPUT" not in [event.event_type for event in story]
    assert story[-2].data["bytes"] == 6


async def test_wk1_every_byte_comes_through_a_terminal(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("seq", "300000", pty=True)
        streams = house.streams_of(story)
    assert digest(streams["stdout"]) == digest(b"".join(b"%d\n" % n for n in range(1, 300_001)))
