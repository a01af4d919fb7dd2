"""What a task's events become on the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.transports.terminal import Block, Board

Make = Callable[..., dict[str, Any]]


def texts(block: Block) -> list[str]:
    return [line.text.decode() for line in block.visible()]


def test_ui1_a_block_counts_and_keeps_the_last_lines(event: Make, output: Make) -> None:
    block = Block("t")
    block.apply(event("t", "TASK_CREATED", request={"command": ["echo", "a b"]}))
    block.apply(event("t", "TASK_STARTED", at=1))
    for number in range(150):
        block.apply(output("t", f"line {number}\n", at=2))
    block.apply(event("t", "TASK_COMPLETE", at=3.5, exit_code=0))
    assert (block.command, block.status, block.exit_code) == ("echo 'a b'", "complete", 0)
    assert (block.lines, block.bytes, block.elapsed()) == (150, 1240, 2.5)
    assert texts(block)[-2:] == ["line 148", "line 149"]
    assert len(texts(block)) == 100


def test_ui1_a_progress_bar_is_one_line(output: Make) -> None:
    block = Block("t")
    for piece in ("start\n10%", "\r20", "%\r30%\r", "40%\r"):
        block.apply(output("t", piece))
    assert texts(block) == ["start", "40%"]
    block.apply(output("t", "100%\r\nnext"))
    assert texts(block) == ["start", "100%", "next"]


def test_a_line_end_alone_leaves_the_bar_standing(output: Make) -> None:
    block = Block("t")
    for piece in ("50%\r", "90%\r\x1b[K", "\r", "done\r", "\r\n", "more\n"):
        block.apply(output("t", piece))
    assert texts(block)[-1] == "more"
    assert "done" in texts(block)


def test_streams_do_not_run_into_one_another(output: Make) -> None:
    block = Block("t")
    block.apply(output("t", "half "))
    block.apply(output("t", "oops\n", stream="stderr"))
    block.apply(output("t", "whole\n"))
    assert texts(block) == ["oops", "half whole"]


def test_what_had_no_line_end_is_there_at_the_end(event: Make, output: Make) -> None:
    block = Block("t")
    block.apply(output("t", "no end"))
    assert [line.text for line in block.apply(event("t", "TASK_COMPLETE"))] == [b"no end"]


def test_unknown_types_are_shown(event: Make) -> None:
    _, _, note = Board().apply(event("t", "SOMETHING_NEW", x=[1, 2]))
    assert note == 'SOMETHING_NEW {"x": [1, 2]}'


@pytest.mark.parametrize("detailed", [False, True])
def test_heartbeats_are_told_when_asked_for(event: Make, detailed: bool) -> None:
    beat = event("t", "WORKER_HEARTBEAT", lines=3, bytes=9, elapsed_sec=1.0)
    block, _, note = Board(detailed=detailed).apply(beat)
    assert (note is not None) == detailed
    assert (block.lines, block.bytes) == (3, 9)
