"""What became of an import."""

from dataclasses import dataclass, field

from ..kernel import Invalid

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line, counted from 1, that cannot be imported, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class NumberRun:
    """Events that were numbered from `first` to `last` follow each other from `now_first` on."""

    first: int
    last: int
    now_first: int


@dataclass(slots=True)
class ImportReport:
    """Counts of lines.

    events: lines that hold one.  imported: newly stored; the others were there already.
    kept_numbers: whether sequence numbers are as they were; else `runs` says what became of
    which.  skipped: bad lines that were left out, as was asked for.  tasks: those with new events.
    """

    events: int = 0
    imported: int = 0
    gaps: int = 0
    kept_numbers: bool = True
    runs: list[NumberRun] = field(default_factory=list[NumberRun])
    skipped: list[BadLine] = field(default_factory=list[BadLine])
    tasks: set[str] = field(default_factory=set[str])

    def note(self, old: int, new: int) -> None:
        """Note where an event has gone."""
        last = self.runs[-1] if self.runs else None
        if last and old == last.last + 1 and new - old == last.now_first - last.first:
            self.runs[-1] = NumberRun(last.first, old, last.now_first)
        else:
            self.runs.append(NumberRun(old, old, new))


class ImportRefused(Invalid):
    """The file has lines that cannot be imported; nothing of it was."""

    def __init__(self, path: str, bad: list[BadLine]) -> None:
        shown = "; ".join(f"line {each.number}: {each.reason}" for each in bad[:_SHOWN])
        more = f"; and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
        super().__init__(f"{path}: nothing was imported: {shown}{more}")
        self.bad = bad
