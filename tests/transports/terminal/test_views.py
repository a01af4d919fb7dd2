"""The frame that fits, the plain lines (UI1)."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from rich.text import Text
from understudy.transports.terminal import Board, PlainView
from understudy.transports.terminal.frame import FrameMaker

Make = Callable[..., dict[str, Any]]


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (20, 5), (80, 24), (200, 60)])
@pytest.mark.parametrize("tasks", [1, 3, 40])
def test_ui1_a_frame_fits_the_terminal(
    event: Make, output: Make, size: tuple[int, int], tasks: int
) -> None:
    board = Board()
    for number in range(tasks):
        board.apply(event(f"t{number}", "TASK_CREATED", request={"command": ["漢字" * 60]}))
        board.apply(event(f"t{number}", "TASK_STARTED"))
        board.apply(output(f"t{number}", "wide 漢字漢字漢字 \x1b[31m" * 30 + "\n"))
        board.apply(event(f"t{number}", "WORKER_PROGRESS", percent=50))
    lines = FrameMaker().frame(board, *size, "a question?")
    assert len(lines) <= max(3, size[1] - 1)
    assert all(cell_len(Text.from_ansi(line).plain) < max(2, size[0]) for line in lines)


def test_ui1_what_runs_is_shown_before_what_has_ended(event: Make) -> None:
    board = Board()
    for number in range(30):
        board.apply(event(f"t{number}", "TASK_STARTED"))
        if number != 29:
            board.apply(event(f"t{number}", "TASK_COMPLETE"))
    text = "\n".join(FrameMaker().frame(board, 80, 6))
    assert "t29" in text
    assert "30 tasks: 1 running, 29 complete" in text


async def test_ui1_plain_lines_carry_their_task(event: Make, output: Make) -> None:
    written: list[str] = []
    view = PlainView(Board(), written.append)
    await view.show(event("a", "TASK_CREATED", request={"command": ["make"]}))
    await view.show(output("a", "one\n\x1b[1mtwo\x1b[0m\n"))
    await view.show(output("a", "bad\n", stream="stderr"))
    await view.show(event("a", "TASK_FAILED", reason="exit code 2"))
    await view.note("lost")
    await view.close()
    lines = "".join(written).splitlines()
    assert lines[:5] == [
        "make | one",
        "make | two",
        "make ! bad",
        "make = failed: exit code 2",
        "understudy: lost",
    ]
    assert lines[-1] == "1 task: 1 failed; 3 lines, 20 B"


async def test_ui1_a_progress_bar_is_told_once_a_second(output: Make) -> None:
    written: list[str] = []
    view = PlainView(Board(), written.append)
    for number in range(50):
        await view.show(output("a", f"{number}%\r", at=number / 10))
    await view.show(output("a", "100%\n", at=5))
    states = [line for line in written if " ~ " in line]
    assert len(states) == 5
    assert written[-1] == "a | 100%\n"
