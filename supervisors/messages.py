"""What a supervisor is asked; `StartChild` and `StopChild` are the kernel's."""

from dataclasses import dataclass

from ..actors.kernel import Ask


@dataclass(frozen=True, slots=True)
class RestartChild(Ask[None]):
    """Start a child that was stopped by `StopChild` or ended by itself."""

    name: str


@dataclass(frozen=True, slots=True)
class DeleteChild(Ask[None]):
    """Forget a child that does not run."""

    name: str
