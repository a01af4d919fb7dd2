"""What a worker is to run for its agent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .findings import Watch
from .stopping import StopWord
from .streaming import Aside

# The program takes the shell's place, with the file as its input: the same process, and nothing
# of the prompt in the list of processes.
_WITH_INPUT = ("/bin/sh", "-c", 'exec "$@" < "$0"')


@dataclass(frozen=True, slots=True)
class Launch:
    """A command line, and how it is run.

    `environment` goes under that of the server, and both under what the task's request sets;
    `pty` None: as configured; `stdin`: a file instead of nothing; `stop`: what a stop begins
    with. `watches` see the output beside those that see every command's; `tool` is
    what its tools print.
    """

    argv: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    pty: bool | None = None
    stdin: Path | None = None
    stop: StopWord = "interrupt"
    watches: Sequence[Watch] = ()
    tool: Aside | None = None

    def command(self) -> list[str]:
        """What is really started."""
        if self.stdin is None:
            return list(self.argv)
        return [*_WITH_INPUT, str(self.stdin), *self.argv]
