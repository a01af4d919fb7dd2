"""A stream beside those of a process itself."""

from abc import abstractmethod

from trio.abc import ReceiveStream


class Aside(ReceiveStream):
    """A stream beside a process's own, which has no end of itself."""

    @abstractmethod
    def finish(self) -> None:
        """Come to an end with what is there."""
