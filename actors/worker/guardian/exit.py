"""How a command ended."""

import signal
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exit:
    """The end of a command and of all its descendants; `exit_code` or `signal`, never both."""

    exit_code: int | None
    signal: int | None
    leftovers: int = 0
    """Descendants that were still there when the command itself had ended; they were ended too."""
    survivors: int = 0
    """Those of them that even SIGKILL did not end in time (they belong to another user, say)."""

    @property
    def succeeded(self) -> bool:
        """Whether the exit code is 0."""
        return self.exit_code == 0

    def __str__(self) -> str:
        if self.signal is None:
            return f"exit code {self.exit_code}"
        try:
            return f"killed by {signal.Signals(self.signal).name}"
        except ValueError:
            return f"killed by signal {self.signal}"
