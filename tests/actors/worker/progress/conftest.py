"""Lines of a corpus, as the worker would hand them to the recogniser."""

from pathlib import Path

import pytest
from understudy.actors.worker.streaming import AnsiStripper, Line, LineSplitter

CORPUS = Path(__file__).parent / "corpus"


class Corpus:
    """Recordings of real tools, and lines written by hand."""

    def names(self) -> list[str]:
        """All recordings."""
        return sorted(path.stem for path in CORPUS.glob("*.bin"))

    def lines_of(self, data: bytes, size: int = 4096) -> list[Line]:
        """`data` without terminal control, split; it comes in pieces of `size` bytes."""
        stripper, splitter = AnsiStripper(), LineSplitter()
        lines: list[Line] = []
        for start in range(0, len(data), size):
            lines += splitter.feed(stripper.feed(data[start : start + size]))
        lines += splitter.feed(stripper.close())
        return lines + splitter.close()

    def recording(self, name: str) -> list[Line]:
        """A recording's lines, blank ones left out."""
        lines = self.lines_of((CORPUS / f"{name}.bin").read_bytes())
        return [line for line in lines if line.text.strip()]

    def written(self, name: str) -> list[str]:
        """The lines of a file that was written by hand."""
        return (CORPUS / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus()
