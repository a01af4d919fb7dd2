"""What a worker needs from the application."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import trio

from ...config import AgentSettings, StreamingSettings, WorkerSettings
from ..event_store import EventLog, Journal
from ..kernel import Address
from ..orchestrator import TaskOrder, worker_name


@dataclass(frozen=True, slots=True)
class WorkerTools:
    """Whom a worker turns to, and the settings it works by.

    `server_id` marks its processes; `workspaces` is where tasks without a folder get one;
    `agents` are those with a section of their own; `overdue` is set when there is no more time
    for a polite end.
    """

    log: EventLog
    logs: Address
    orchestrator: Address
    server_id: str
    workspaces: Path
    streaming: StreamingSettings
    worker: WorkerSettings
    agents: Mapping[str, AgentSettings]
    overdue: trio.Event

    @property
    def scratch(self) -> Path:
        """Where this server's workers keep what lasts as long as a command."""
        return self.workspaces.parent / "scratch" / self.server_id

    def journal_of(self, order: TaskOrder) -> Journal:
        """The journal in which a task's worker writes."""
        return Journal(
            self.log,
            order.task_id,
            process=worker_name(order.task_id),
            correlation_id=order.correlation_id,
            causation_id=order.causation_id,
            clock=order.clock,
        )
