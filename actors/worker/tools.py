"""What a worker needs from the application."""

from dataclasses import dataclass
from pathlib import Path

import trio

from ...config import StreamingSettings, WorkerSettings
from ..event_store import EventLog
from ..kernel import Address


@dataclass(frozen=True, slots=True)
class WorkerTools:
    """Whom a worker turns to, and the settings it works by.

    `server_id` marks its processes; `workspaces` is where tasks without a folder get one;
    `overdue` is set when there is no more time for a polite end.
    """

    log: EventLog
    logs: Address
    orchestrator: Address
    server_id: str
    workspaces: Path
    streaming: StreamingSettings
    worker: WorkerSettings
    overdue: trio.Event
