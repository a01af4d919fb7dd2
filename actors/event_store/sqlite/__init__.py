"""The event store's engine on SQLite: write-ahead log, full sync, one writer, many readers."""

from .engine import DEFAULT_MAX_EVENT_BYTES, SqliteEngine
from .reader import SqliteReader

__all__ = ["DEFAULT_MAX_EVENT_BYTES", "SqliteEngine", "SqliteReader"]
