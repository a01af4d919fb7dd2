"""The end of what waits, when the server ends."""

from collections.abc import Generator
from contextlib import contextmanager

import trio


class Closing:
    """Ends waits early and politely: each goes on with what it has."""

    def __init__(self) -> None:
        self._scopes: set[trio.CancelScope] = set()
        self._begun = False

    def begin(self) -> None:
        """End all waits, those of the future included."""
        self._begun = True
        for scope in self._scopes:
            scope.cancel()

    @contextmanager
    def bounded(self, deadline: float) -> Generator[None]:
        """Let the block run until `deadline` (trio's clock) or until the server ends."""
        with trio.CancelScope(deadline=deadline) as scope:
            self._scopes.add(scope)
            if self._begun:
                scope.cancel()
            try:
                yield
            finally:
                self._scopes.discard(scope)
