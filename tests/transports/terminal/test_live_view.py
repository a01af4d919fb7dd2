"""The live view at its own pace, and keys from a terminal (UI1, TR3)."""

import io
import os
import pty
import termios
import threading
from collections.abc import Callable
from typing import Any

import trio
import trio.testing
from understudy.transports.terminal import Board, Keys, LiveView

Make = Callable[..., dict[str, Any]]


class Paced(io.StringIO):
    """A terminal that shows nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.frames, self.go = 0, threading.Event()

    def write(self, text: str) -> int:
        self.frames += "\x1b[?2026h" in text
        self.go.wait()
        return super().write(text)


async def test_tr3_a_stopped_terminal_holds_up_no_events(event: Make, output: Make) -> None:
    stream = Paced()
    async with LiveView(Board(), stream).open() as view:
        await view.show(event("a", "TASK_STARTED"))
        for number in range(1000):
            await view.show(output("a", f"{number}\n"))
        await trio.testing.wait_all_tasks_blocked()
        assert (view.board.blocks["a"].lines, stream.frames) == (1000, 1)
        stream.go.set()
        await view.show(event("a", "TASK_COMPLETE"))
        await view.close()
    assert "1 task: 1 complete; 1,000 lines" in stream.getvalue()
    assert stream.frames < 10


async def test_keys_come_at_once_and_the_terminal_is_given_back() -> None:
    leader, terminal = pty.openpty()
    try:
        before = termios.tcgetattr(terminal)
        with trio.move_on_after(0.1), Keys(terminal) as keys:
            # Not our controlling terminal: its modes are not ours to change, and no key comes.
            os.write(leader, b"y")
            await keys.next()
        assert termios.tcgetattr(terminal) == before
    finally:
        os.close(leader)
        os.close(terminal)
