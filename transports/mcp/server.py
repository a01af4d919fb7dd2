"""The MCP server: its tools, and what it says of itself."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations

from ...supervisors.application import Services
from .cancel import CancelTool
from .closing import Closing
from .progress import ProgressTool
from .start import StartTool
from .status import StatusTool
from .tool import AdvisedTool

_INSTRUCTIONS = (
    "Understudy runs work in the background, supervised and recorded. start_coding_task returns"
    " at once with a task_id; stream_task_progress follows the task, a bounded wait per call;"
    " get_task_status tells where it stands; cancel_task ends it. A task runs on when a call or"
    " a connection ends."
)
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
# It runs whatever command it is given, which may do anything; each call starts another task.
_STARTS = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=True
)
_ENDS = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
)


def make_server(services: Services, closing: Closing) -> MCPServer:
    """Make the server with its tools; whatever waits in them ends with `closing`."""
    with _root_logger_left_alone():
        return MCPServer(
            "understudy",
            title="Understudy",
            instructions=_INSTRUCTIONS,
            version=version("understudy"),
            tools=_tools(services, closing),
            # Nothing here changes that one could subscribe to, so no call stays open for it.
            subscriptions=False,
        )


def _tools(services: Services, closing: Closing) -> list[Tool]:
    start, status = StartTool(services), StatusTool(services)
    progress, cancel = ProgressTool(services, closing), CancelTool(services)
    return [
        AdvisedTool.of(start.start_coding_task, _titled(_STARTS, "Start a task")),
        AdvisedTool.of(status.get_task_status, _titled(_READS, "Where a task stands")),
        AdvisedTool.of(progress.stream_task_progress, _titled(_READS, "Follow a task")),
        AdvisedTool.of(cancel.cancel_task, _titled(_ENDS, "Cancel a task")),
    ]


def _titled(annotations: ToolAnnotations, title: str) -> ToolAnnotations:
    return annotations.model_copy(update={"title": title})


# The SDK's constructor calls logging.basicConfig, which does nothing when the root logger has a
# handler: how a program logs is the program's business.
@contextmanager
def _root_logger_left_alone() -> Generator[None]:
    root, handler = logging.getLogger(), logging.NullHandler()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
