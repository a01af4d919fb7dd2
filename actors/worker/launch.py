"""What a worker is to run for its agent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .findings import Watch


@dataclass(frozen=True, slots=True)
class Launch:
    """A command line, and how it is run.

    `environment` goes under what the task's request sets; `pty` None: as configured. `watches`
    see the output beside those that see every command's.
    """

    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    pty: bool | None = None
    watches: Sequence[Watch] = ()
