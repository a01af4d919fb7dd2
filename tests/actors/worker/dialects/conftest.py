"""What the real CLIs printed, replayed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from understudy.actors.worker.dialects import DIALECTS, AgentEvent, Verdict

STREAMS = Path(__file__).parent / "streams"
NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
_STAMP = re.compile(r"^\d+\.\d\t")


class Streams:
    """The recordings, and the dialects that read them."""

    now = NOW

    def names(self) -> list[str]:
        """All recordings, as `cc_ok`."""
        return sorted(path.stem for path in STREAMS.glob("*_*.*") if "limits" not in path.name)

    def lines(self, name: str) -> list[str]:
        """A file's lines, without the time in front of them."""
        (path,) = STREAMS.glob(f"{name}.*")
        return [_STAMP.sub("", line) for line in path.read_text("utf-8").splitlines()]

    def feed(self, dialect: str, *lines: str, stderr: bool = False) -> list[AgentEvent]:
        """What a new parser makes of the lines."""
        parser = DIALECTS[dialect].parser(lambda: NOW)
        stream = "stderr" if stderr else "stdout"
        return [event for line in lines for event in parser.feed(stream, line)]

    def replay(self, name: str) -> list[AgentEvent]:
        """What the dialect that a recording is named after makes of it."""
        own = name.split("_")[0]
        return self.feed("claude" if own == "cc" else own, *self.lines(name))

    def verdict(self, dialect: str, events: list[AgentEvent], code: int | None) -> Verdict:
        return DIALECTS[dialect].verdict(events, code)


@pytest.fixture(scope="session")
def streams() -> Streams:
    return Streams()
