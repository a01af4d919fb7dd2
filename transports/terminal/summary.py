"""How it ended: a line for each task and one for all."""

from .board import Board
from .text import human_bytes, human_time

ORDER = ("running", "queued", "complete", "failed", "cancelled", "interrupted")


def summary_lines(board: Board) -> list[str]:
    """Return a line per task, with its verdict and its id, and the counts."""
    blocks = board.blocks.values()
    width = max((len(block.label) for block in blocks), default=0)
    lines = [
        f"{block.label:<{width}}  {block.status:<11}  {human_time(block.elapsed()):>8}"
        f"  {block.lines:>8,} lines  {human_bytes(block.bytes):>7}  {block.task_id}"
        f"{f'  ({block.reason})' if block.reason else ''}"
        for block in blocks
    ]
    return [*lines, count_line(board)]


def count_line(board: Board) -> str:
    """Return the counts by status and the output in all, on one line."""
    counts = [f"{count} {status}" for status in ORDER if (count := board.count(status))]
    lines = sum(block.lines for block in board.blocks.values())
    size = sum(block.bytes for block in board.blocks.values())
    total = len(board.blocks)
    named = f"{total} task{'' if total == 1 else 's'}"
    return f"{named}: {', '.join(counts)}; {lines:,} lines, {human_bytes(size)}"
