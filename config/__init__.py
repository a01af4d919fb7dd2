"""What can be set, where it was set, and what is wrong with it."""

from .agent_section import AgentSettings
from .errors import Problem, SettingsError
from .loading import LoadedSettings, load_settings
from .origin import Layer, Origin
from .rendering import SettingRow, setting_rows
from .server_sections import (
    BroadcastSettings,
    HttpSettings,
    LogsSettings,
    ServerSettings,
    StorageSettings,
)
from .settings import Settings
from .task_sections import OrchestratorSettings, StreamingSettings, WorkerSettings
from .throttle_section import ThrottleSettings

__all__ = [
    "AgentSettings",
    "BroadcastSettings",
    "HttpSettings",
    "Layer",
    "LoadedSettings",
    "LogsSettings",
    "OrchestratorSettings",
    "Origin",
    "Problem",
    "ServerSettings",
    "SettingRow",
    "Settings",
    "SettingsError",
    "StorageSettings",
    "StreamingSettings",
    "ThrottleSettings",
    "WorkerSettings",
    "load_settings",
    "setting_rows",
]
