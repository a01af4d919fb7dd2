"""TR2: a client that is cut off and comes back with its cursor misses nothing and gets no more."""

import random
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import trio
from understudy.actors.log_capture import exec_log
from understudy.supervisors.application import Services

CUTS = 5
LINES = 100_000  # on each of the two streams

# One line of 1 MB, bytes that are no UTF-8, no line end at the end; and both streams at once.
CHILD = f"""
import os, sys
out, err = sys.stdout.buffer, sys.stderr.buffer
for n in range({LINES}):
    out.write(b"out %d\\n" % n)
    err.write(b"err %d \\xc3\\xa9\\n" % n)
    if n == {LINES} // 2:
        out.write(b"x" * 1_000_000 + b"\\n")
        err.write(b"\\xff\\xfe\\x80 no text\\n")
out.write(b"no end of line, and half a letter: \\xc3")
"""


def expected() -> dict[str, bytes]:
    """What the child writes on each stream."""
    out = [b"out %d\n" % n for n in range(LINES)]
    err = [b"err %d \xc3\xa9\n" % n for n in range(LINES)]
    out.insert(LINES // 2 + 1, b"x" * 1_000_000 + b"\n")
    err.insert(LINES // 2 + 1, b"\xff\xfe\x80 no text\n")
    out.append(b"no end of line, and half a letter: \xc3")
    return {"stdout": b"".join(out), "stderr": b"".join(err)}


async def test_tr2_copies_equal_the_log_and_the_output_after_five_cuts(
    serve: Any, submit: Callable[..., Awaitable[str]], new_copy: Any
) -> None:
    seed = random.randrange(10**9)  # noqa: S311 - where to cut is no secret
    chance = random.Random(seed)  # noqa: S311
    copies = {"sse": new_copy(), "websocket": new_copy()}

    async def follow(read: Any, copy: Any, *whom: str) -> None:
        for _ in range(CUTS):
            await read(*whom, chance.randrange(1_000_000))
            assert copy.ended is None, "it was not cut off"
        while copy.ended is None:
            await read(*whom, float("inf"))

    async with serve() as (services, base):
        task_id = await submit(services, sys.executable, "-c", CHILD)
        async with trio.open_nursery() as nursery:
            for copy, name in (
                (copies["sse"], "read_sse"),
                (copies["websocket"], "read_websocket"),
            ):
                nursery.start_soon(follow, getattr(copy, name), copy, base, task_id)
        check(services, task_id, copies, seed)


def check(services: Services, task_id: str, copies: dict[str, Any], seed: int) -> None:
    """Compare each copy with the execution log and with what the child wrote."""
    wanted, log = expected(), exec_log(services.logs_dir, task_id).read_bytes()
    for name, copy in copies.items():
        case = f"{name}, seed {seed}"
        assert copy.ended == "complete", case
        assert copy.whole == log, case
        assert {stream: bytes(data) for stream, data in copy.streams.items()} == wanted, case
