"""What was seen of one run of a CLI."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..stand_in.server import Asked

Stream = Literal["out", "err"]
# exit: by itself; signal: after the scenario's signal; killed: only by SIGKILL.
Ending = Literal["exit", "signal", "killed"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it came, without its newline; `at` is in seconds from the start."""

    at: float
    stream: Stream
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A run from its start to its end.

    `signalled` is when the scenario's signal went out and `seconds` when the leader had ended,
    both in seconds from the start. `survivors` are the command lines of the processes that were
    still there a moment later (they have been killed since).
    """

    cli: str
    version: str
    scenario: str
    argv: tuple[str, ...]
    lines: tuple[Line, ...]
    returncode: int
    ending: Ending
    signalled: float | None
    seconds: float
    survivors: tuple[str, ...]
    asked: tuple[Asked, ...]
    project: Path
    home: Path
    url: str

    def text(self, stream: Stream | None = None) -> str:
        """What was printed, on one stream or on both."""
        return "\n".join(line.text for line in self.lines if stream in (None, line.stream))

    @property
    def events(self) -> list[dict[str, Any]]:
        """The JSON objects among the lines on stdout."""
        texts = (line.text for line in self.lines if line.stream == "out")
        return [json.loads(text) for text in texts if text.startswith("{")]

    def of_type(self, *types: str) -> list[dict[str, Any]]:
        """The events of these types."""
        return [event for event in self.events if event.get("type") in types]

    def at(self, part: str) -> list[float]:
        """When each line came that holds `part`."""
        return [line.at for line in self.lines if part in line.text]

    @property
    def work(self) -> list[Asked]:
        """The requests that were answered from the script, those beside the work left out."""
        return [asked for asked in self.asked if not asked.aside]

    def __str__(self) -> str:
        """The end of the run, for a test that failed."""
        how = f"{self.cli} {self.scenario}: {self.ending} {self.returncode} at {self.seconds:.1f}"
        return f"{how}, left: {self.survivors}\n{self.text()[-3000:]}"
