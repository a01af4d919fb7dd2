"""What watches a task's output."""

from typing import Protocol

from ..streaming import Flush


class Watch(Protocol):
    """Sees output once it is in the execution log, and records what it finds there."""

    async def see(self, flush: Flush, offset: int) -> None:
        """Take what was flushed; it begins at `offset` of the log."""
        ...

    async def run(self) -> None:
        """Do what has to be done between two flushes, until cancelled."""
        ...

    async def close(self) -> None:
        """Take note that this was all."""
        ...
