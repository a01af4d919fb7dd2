"""What an agent is, and what it works with (AG1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from ...orchestrator import TaskOrder
from ..dialects import Verdict
from ..findings import AgentWatch, LimitOwner, LimitWatch
from ..launch import Launch


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the work ended; `result` is what the task's last event will hold.

    `claim` is what the agent's own words and its exit code say: one piece of the evidence.
    """

    succeeded: bool
    result: Mapping[str, Any] = field(default_factory=dict[str, Any])
    claim: Verdict | None = None

    @property
    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None where nothing was run to its end."""
        signal = self.result.get("signal")
        return -signal if signal is not None else self.result.get("exit_code")


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

    @property
    def scratch(self) -> Path:
        """A folder of this incarnation's own outside of the workspace; it exists while it works."""
        ...

    @property
    def session(self) -> str | None:
        """The session that an earlier incarnation was in."""
        ...

    def remember_session(self, session: str | None) -> None:
        """Keep the session for a later incarnation."""
        ...

    def watch_agent(self, dialect: str, owner: LimitOwner) -> AgentWatch:
        """What turns a program's output into typed events."""
        ...

    def watch_limits(self, owner: LimitOwner) -> LimitWatch:
        """What finds limits in plain output."""
        ...

    async def execute(self, launch: Launch) -> Outcome:
        """Run a command in the workspace to its end, streamed, recorded and stoppable."""
        ...


class Agent(Protocol):
    """Does the work of a task: a section of the settings, or one small file."""

    name: str

    async def work(self, host: AgentHost) -> Outcome:
        """Carry out `host.order`; an exception is a crash of the worker."""
        ...
