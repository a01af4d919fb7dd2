"""The core of the tree: the record, the logs, and what is derived from them."""

from ...actors.broadcaster import Broadcaster, committed_listener
from ...actors.event_store import EventReader, EventStore, SqliteEngine, SqliteReader
from ...actors.kernel import ChildSpec, actor_child
from ...actors.log_capture import LogCapture, WorkflowLog
from ...actors.search_index import SearchIndex
from ...actors.task_index import TaskIndex
from .. import Backoff, Policy, Strategy, supervisor_child
from . import names
from .limits import make_throttle
from .output_text import text_with_output
from .retention import Retention
from .server_record import ServerRecord
from .services import Services

_DAY = 86400.0
# A store that cannot be opened for some seconds (another server that ends, a disk that is away)
# is no reason to give up: its restarts come ever later.
_PATIENT = Policy(
    strategy=Strategy.REST_FOR_ONE,
    max_restarts=10,
    within=60.0,
    backoff=Backoff(initial=0.1, maximum=5.0),
)


def core_child(services: Services) -> ChildSpec:
    """Describe the core: whatever comes after the one that fails is restarted with it."""
    children = (
        actor_child(names.EVENT_STORE, lambda: _store(services), shutdown=10.0),
        actor_child(names.EVENT_READER, lambda: EventReader(SqliteReader(str(services.database)))),
        actor_child(names.LOG_CAPTURE, lambda: _log_capture(services)),
        actor_child(names.BROADCASTER, Broadcaster),
        actor_child(names.TASK_INDEX, lambda: TaskIndex(services.log, services.broadcaster)),
        actor_child(names.THROTTLE, lambda: make_throttle(services)),
        actor_child(names.WORKFLOW_LOG, lambda: _workflow_log(services)),
        actor_child(names.SERVER_RECORD, lambda: _server_record(services)),
        actor_child(names.RETENTION, lambda: _retention(services)),
        actor_child(names.SEARCH_INDEX, lambda: _search_index(services)),
    )
    return supervisor_child(names.CORE, _PATIENT, children)


def record_child(services: Services) -> ChildSpec:
    """Describe what it takes to read the log and to write to it, while no server runs."""
    children = (
        actor_child(names.EVENT_STORE, lambda: _store(services), shutdown=10.0),
        actor_child(names.EVENT_READER, lambda: EventReader(SqliteReader(str(services.database)))),
        actor_child(names.BROADCASTER, Broadcaster),
        actor_child(names.TASK_INDEX, lambda: TaskIndex(services.log, services.broadcaster)),
        actor_child(names.SEARCH_INDEX, lambda: _search_index(services)),
    )
    return supervisor_child(names.CORE, Policy(strategy=Strategy.REST_FOR_ONE), children)


def _store(services: Services) -> EventStore:
    limit = services.settings.storage.max_event_bytes
    engine = SqliteEngine(str(services.database), max_event_bytes=limit)
    return EventStore(engine, on_committed=committed_listener(services.broadcaster))


def _log_capture(services: Services) -> LogCapture:
    logs = services.settings.logs
    return LogCapture(
        services.logs_dir,
        max_bytes=logs.max_bytes,
        keep=logs.keep,
        max_age=logs.retention_days * _DAY,
        durable=logs.fsync == "always",
    )


def _workflow_log(services: Services) -> WorkflowLog:
    logs = services.system.address(names.LOG_CAPTURE)
    return WorkflowLog(
        services.log,
        services.broadcaster,
        logs,
        services.logs_dir,
        ending=services.shutdown.begun,
        max_age=services.settings.logs.retention_days * _DAY,
    )


def _server_record(services: Services) -> ServerRecord:
    return ServerRecord(services.log, services.server_id, services.shutdown.begun)


def _retention(services: Services) -> Retention:
    return Retention(services.log, services.settings.storage.retention_days)


def _search_index(services: Services) -> SearchIndex:
    text_of = text_with_output(services.logs_dir)
    return SearchIndex(
        services.log, services.broadcaster, services.search_database, text_of=text_of
    )
