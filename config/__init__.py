"""What can be set, where it was set, and what is wrong with it."""

from .server_sections import (
    BroadcastSettings,
    HttpSettings,
    LogsSettings,
    ServerSettings,
    StorageSettings,
)
from .settings import Settings
from .task_sections import OrchestratorSettings, StreamingSettings, WorkerSettings

__all__ = [
    "BroadcastSettings",
    "HttpSettings",
    "LogsSettings",
    "OrchestratorSettings",
    "ServerSettings",
    "Settings",
    "StorageSettings",
    "StreamingSettings",
    "WorkerSettings",
]
