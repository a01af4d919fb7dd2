"""The three logs, written by one actor, read by anyone (LG1, LG2).

    server.log            what the server did
    task-{id}.log         what was planned and generated for a task
    task-{id}-exec.log    what its commands wrote: raw bytes, found by offset

`LogCapture` writes; ask it `WriteOutput` and `WriteLine`. `read_exec` reads, in any thread.
"""

from .capture import LogCapture
from .handler import ServerLogHandler, server_log_handler
from .messages import GetLogStatistics, LogStatistics, LogWriteFailed, WriteLine, WriteOutput
from .paths import exec_log, server_log, workflow_log
from .reading import Gap, read_exec
from .workflow import WorkflowLog

__all__ = [
    "LogCapture",
    "WorkflowLog",
    "WriteOutput",
    "WriteLine",
    "GetLogStatistics",
    "LogStatistics",
    "LogWriteFailed",
    "read_exec",
    "Gap",
    "exec_log",
    "workflow_log",
    "server_log",
    "server_log_handler",
    "ServerLogHandler",
]
