"""Settings of the server and its shared parts: address, storage, logs, broadcasting, HTTP."""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import Field, field_validator

from .section import Count, Seconds, Section


class ServerSettings(Section):
    """`[server]`: where the server listens and how it ends."""

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    """Address to listen on."""
    port: Annotated[int, Field(ge=0, le=65535)] = 9876
    """TCP port; 0 takes any free one."""
    shutdown_deadline_sec: Seconds = 10.0
    """How long a shutdown may take before what is left is killed."""


class StorageSettings(Section):
    """`[storage]`: the event store and everything else that is kept on disk."""

    data_dir: Path = Field(default_factory=lambda: user_data_path("understudy"))
    """Folder of the event store and the logs; `~` is the user's home."""
    clock_skew_sec: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 5.0
    """How far in the future an event's timestamp may lie, in seconds."""
    max_event_bytes: Count = 8_388_608
    """Largest encoded event, in bytes."""
    group_commit_max: Count = 512
    """At most so many appends share one commit."""
    retention_days: Annotated[int, Field(ge=0, le=36500)] = 30
    """Output events of ended tasks are removed after so many days; 0 keeps them for ever."""

    @field_validator("data_dir")
    @classmethod
    def _expand_home(cls, value: Path) -> Path:
        try:
            return value.expanduser()
        except RuntimeError as error:
            raise ValueError(f"{error} Write the folder out.") from error


class LogsSettings(Section):
    """`[logs]`: the three logs of each task."""

    max_bytes: Count = 10_485_760
    """A log file is rotated past this size, in bytes."""
    keep: Annotated[int, Field(ge=0)] = 5
    """Rotated files kept per log."""
    retention_days: Count = 30
    """Logs of ended tasks are removed after so many days."""
    fsync: Literal["always", "never"] = "always"
    """Whether each write is forced to the disk before it counts as done."""


class BroadcastSettings(Section):
    """`[broadcast]`: the fan-out to live subscribers."""

    backlog: Count = 1024
    """Messages held for one subscriber that reads too slowly."""
    policy: Literal["catch_up", "drop_oldest", "disconnect"] = "catch_up"
    """What happens to a subscriber whose backlog is full."""


class HttpSettings(Section):
    """`[http]`: what requests may hold."""

    max_body_bytes: Count = 1_048_576
    """Largest request body, in bytes; above it, 413."""
    max_prompt_chars: Count = 1_000_000
    """Longest prompt of a task, in characters; above it, 413."""
    max_import_bytes: Count = 10_737_418_240
    """Largest file of events that may be imported, in bytes; above it, 413."""
    keep_alive_sec: Seconds = 15.0
    """A silent stream carries a sign of life after so many seconds."""
