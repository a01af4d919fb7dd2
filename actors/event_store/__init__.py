"""The log of what happened: events, their store, their order, and the states derived from them.

`EventLog` is the log as others use it; `EventStore` and `EventReader` are the actors behind it,
on a `StorageEngine` (`sqlite`). What the data of each type of event holds is in `vocabulary`.
"""

from .client import EventLog
from .clock import concurrent, happens_before, merge, tick
from .committed import Listener
from .creation import new_event
from .engine import Outcome, StorageEngine, StorageReader
from .errors import (
    EventIdConflict,
    EventTooLarge,
    InvalidEvent,
    InvalidSequence,
    OutcomeUnknown,
    SequenceConflict,
    StorageError,
    StoreCorrupt,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
)
from .event import Event
from .ids import SYSTEM_TASK, sanitise_task_id, uuid7
from .journal import Journal
from .messages import Append, Appended, LastSequence
from .ordering import Check, ReportDecision, is_report_valid_for_current_code, judge_report
from .projections import Anomaly, FoldedTasks, TaskState, TaskStateFold, TaskStatus, rebuild_state
from .query import MAX_PAGE, EventPage, EventQuery
from .reader import EventReader
from .retention import Gap
from .sqlite import SqliteEngine, SqliteReader
from .store import EventStore
from .store_statistics import GetStoreStatistics
from .taxonomy import BULKY, OPERATIONAL, TERMINAL, WORKFLOW, EventType
from .timestamps import now, set_clock_skew
from .versioned import VersionedState

__all__ = [
    "EventLog",
    "concurrent",
    "happens_before",
    "merge",
    "tick",
    "Listener",
    "new_event",
    "Outcome",
    "StorageEngine",
    "StorageReader",
    "EventIdConflict",
    "EventTooLarge",
    "InvalidEvent",
    "InvalidSequence",
    "OutcomeUnknown",
    "SequenceConflict",
    "StorageError",
    "StoreCorrupt",
    "StoreFull",
    "StoreLocked",
    "StoreReadOnly",
    "Event",
    "SYSTEM_TASK",
    "sanitise_task_id",
    "Journal",
    "uuid7",
    "Append",
    "Appended",
    "GetStoreStatistics",
    "LastSequence",
    "Check",
    "ReportDecision",
    "is_report_valid_for_current_code",
    "judge_report",
    "Anomaly",
    "FoldedTasks",
    "TaskState",
    "TaskStateFold",
    "TaskStatus",
    "rebuild_state",
    "MAX_PAGE",
    "EventPage",
    "EventQuery",
    "EventReader",
    "Gap",
    "SqliteEngine",
    "SqliteReader",
    "EventStore",
    "BULKY",
    "OPERATIONAL",
    "TERMINAL",
    "WORKFLOW",
    "EventType",
    "VersionedState",
    "now",
    "set_clock_skew",
]
