"""A board as lines of styled text that fit a terminal."""

from collections.abc import Sequence
from functools import lru_cache

from rich.console import Console
from rich.text import Text

from .block import Block
from .board import Board
from .summary import count_line
from .text import clean, human_bytes, human_time

_STYLES = {
    "queued": ("◌", "dim"),
    "running": ("●", "bold cyan"),
    "complete": ("✔", "bold green"),
    "failed": ("✘", "bold red"),
    "cancelled": ("⊘", "bold yellow"),
    "interrupted": ("⊘", "bold yellow"),
}
_LINE_STYLES = {"stderr": "red", "note": "yellow"}
_FAILED_LINES = 5  # of a task that failed, its last words stay
_BAR = 20


class FrameMaker:
    """Lays a board out; `width` and `height` in cells are the terminal's."""

    def __init__(self) -> None:
        self._console = Console(
            force_terminal=True, color_system="standard", legacy_windows=False, highlight=False
        )
        self._styled = lru_cache(1000)(self._style)

    def frame(self, board: Board, width: int, height: int, footer: str = "") -> list[str]:
        """Return at most `height - 1` lines of less than `width` cells."""
        lines = [*self._blocks(board, max(1, height - 2 - bool(footer)))]
        lines.append((count_line(board), "bold"))
        if footer:
            lines.append((clean(footer), "bold reverse"))
        return [self._styled(text, style, max(1, width - 1)) for text, style in lines]

    def _blocks(self, board: Board, rows: int) -> list[tuple[str, str]]:
        # Where there are too many for the screen, those that have ended give way first.
        blocks = sorted(board.blocks.values(), key=lambda block: block.ended)[:rows]
        shown = {id(block) for block in blocks}
        kept = [block for block in board.blocks.values() if id(block) in shown]
        shares = _shares(kept, rows - len(kept))
        lines: list[tuple[str, str]] = []
        for block, share in zip(kept, shares, strict=True):
            lines.append((_header(block), _STYLES.get(block.status, ("?", ""))[1]))
            lines += _tail(block, share)
        return lines

    def _style(self, text: str, style: str, width: int) -> str:
        line = Text(text, style=style, no_wrap=True, overflow="ellipsis")
        line.truncate(width, overflow="ellipsis")
        with self._console.capture() as captured:
            self._console.print(line, end="", soft_wrap=True)
        return captured.get()


def _shares(blocks: Sequence[Block], rows: int) -> list[int]:
    """How many lines of output each block gets: what some do not need, the others have."""
    wanted = [_FAILED_LINES if b.status == "failed" else 0 if b.ended else 10**6 for b in blocks]
    needs = [min(want, len(b.visible())) for want, b in zip(wanted, blocks, strict=True)]
    shares = [0] * len(blocks)
    while rows > 0 and (open_ := [n for n, need in enumerate(needs) if shares[n] < need]):
        for number in open_[:rows]:
            shares[number] += 1
        rows -= len(open_[:rows])
    return shares


def _header(block: Block) -> str:
    icon = _STYLES.get(block.status, ("?", ""))[0]
    told = [f"{icon} {block.label}", block.status, human_time(block.elapsed())]
    told += [f"{block.lines:,} lines", human_bytes(block.bytes), _bar(block)]
    told += [f"{block.restarts} restarts" if block.restarts else "", block.reason]
    return "  ".join(filter(None, told))


def _bar(block: Block) -> str:
    percent = block.progress.get("percent")
    if block.ended or not isinstance(percent, int | float):
        return ""
    done = round(_BAR * max(0.0, min(100.0, percent)) / 100)
    return f"{'━' * done}{'╌' * (_BAR - done)} {percent:.0f} %"


def _tail(block: Block, share: int) -> list[tuple[str, str]]:
    lines = block.visible()[-share:] if share else []
    return [(f"  {clean(line.text)}", _LINE_STYLES.get(line.stream, "")) for line in lines]
