"""What transports are given: the running application, to read from and to send commands to."""

from dataclasses import dataclass, field
from pathlib import Path

import trio

from ...actors.broadcaster import EventFeed, OverflowPolicy, TopicPattern
from ...actors.event_store import EventLog
from ...actors.kernel import ActorSystem, Address
from ...config import Settings
from . import names


@dataclass(frozen=True, slots=True)
class Shutdown:
    """How far the end has come: whether it has begun, and whether its deadline is over."""

    begun: trio.Event = field(default_factory=trio.Event)
    overdue: trio.Event = field(default_factory=trio.Event)


@dataclass(frozen=True, slots=True)
class Services:
    """The application as clients of it see it: read the log, follow it, ask the orchestrator."""

    settings: Settings
    system: ActorSystem
    server_id: str
    shutdown: Shutdown = field(default_factory=Shutdown)

    @property
    def log(self) -> EventLog:
        """The event log."""
        return EventLog(
            self.system.address(names.EVENT_STORE), self.system.address(names.EVENT_READER)
        )

    @property
    def orchestrator(self) -> Address:
        """Who admits and cancels tasks."""
        return self.system.address(names.ORCHESTRATOR)

    @property
    def index(self) -> Address:
        """Who knows the state of every task."""
        return self.system.address(names.TASK_INDEX)

    @property
    def search(self) -> Address:
        """Who searches the texts of events."""
        return self.system.address(names.SEARCH_INDEX)

    @property
    def throttle(self) -> Address:
        """Who knows which accounts are limited."""
        return self.system.address(names.THROTTLE)

    @property
    def broadcaster(self) -> Address:
        """Who publishes what was committed."""
        return self.system.address(names.BROADCASTER)

    @property
    def logs_dir(self) -> Path:
        """The folder of the three logs."""
        return self.settings.storage.data_dir / "logs"

    @property
    def database(self) -> Path:
        """The event store's file."""
        return self.settings.storage.data_dir / "events.db"

    @property
    def search_database(self) -> Path:
        """The search index's file; it can be thrown away."""
        return self.settings.storage.data_dir / "search.db"

    @property
    def workspaces_dir(self) -> Path:
        """The folder of the tasks that name none of their own."""
        return self.settings.storage.data_dir / "workspaces"

    def feed(self, pattern: TopicPattern, *, after: int = 0) -> EventFeed:
        """Return the events of a pattern after a cursor: stored ones, then live ones."""
        broadcast = self.settings.broadcast
        return EventFeed(
            self.log,
            self.broadcaster,
            pattern,
            after=after,
            backlog=broadcast.backlog,
            policy=OverflowPolicy(broadcast.policy),
        )
