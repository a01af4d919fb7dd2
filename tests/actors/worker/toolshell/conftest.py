"""A tap, and what comes through it."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

import pytest
import trio
from understudy.actors.worker.tool_tap import ToolTap, open_tap

Heard = Callable[..., Awaitable[bytes]]


@pytest.fixture
async def tap(tmp_path: Path) -> AsyncGenerator[ToolTap]:
    """A tap in a folder of its own."""
    async with open_tap(tmp_path, wanted=True) as tap:
        assert tap is not None
        yield tap


@pytest.fixture
def heard(tap: ToolTap) -> Heard:
    """`await heard(until)`: what came through, up to these bytes, or to the end."""

    async def hear(until: bytes = b"") -> bytes:
        received = b""
        with trio.fail_after(20):
            while data := await tap.receive_some():
                received += data
                if until and until in received:
                    break
        return received

    return hear
