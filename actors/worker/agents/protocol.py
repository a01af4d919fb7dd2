"""What an agent is, and what it works with (AG1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from ...orchestrator import TaskOrder
from ..launch import Launch


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the work ended; `result` is what the task's last event will hold."""

    succeeded: bool
    result: Mapping[str, Any] = field(default_factory=dict[str, Any])


class AgentHost(Protocol):
    """What a worker does for its agent."""

    @property
    def order(self) -> TaskOrder:
        """The task."""
        ...

    @property
    def workspace(self) -> Path:
        """The folder to work in; it exists."""
        ...

    async def execute(self, launch: Launch) -> Outcome:
        """Run a command in the workspace to its end, streamed, recorded and stoppable."""
        ...


class Agent(Protocol):
    """Does the work of a task: one small file, and an entry in `AGENTS`."""

    name: str

    async def work(self, host: AgentHost) -> Outcome:
        """Carry out `host.order`; an exception is a crash of the worker."""
        ...
