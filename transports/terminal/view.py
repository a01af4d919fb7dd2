"""What the commands need of a view, whatever it looks like."""

from collections.abc import Mapping
from typing import Any, Protocol

from .board import Board


class View(Protocol):
    """Shows events as they come."""

    @property
    def board(self) -> Board:
        """What has been seen so far."""
        ...

    async def show(self, event: Mapping[str, Any]) -> None:
        """Show an event. It may wait for a slow reader of our output, never for anyone else."""
        ...

    async def note(self, text: str) -> None:
        """Say something that is no event: a lost connection, a question."""
        ...

    async def close(self) -> None:
        """Show how it all ended; nothing is shown afterwards."""
        ...
