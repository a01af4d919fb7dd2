"""Signs of life from a call that waits."""

import trio
from mcp.server.mcpserver import Context

from .report import Report

# Clients give up on a call that is silent for long: ten seconds is the most (MC5).
LONGEST_SILENCE = 5.0
_SHORTEST = 1.0
_PATIENCE = 1.0
_MAX_LINE = 200


class Pulse:
    """Progress notifications: the seconds waited, of those that the call may last.

    With news at most one a second, without any one every five. A client that asked for none gets
    none.
    """

    def __init__(self, context: Context, wait: float, cursor: int) -> None:
        self._context, self._wait = context, wait
        self._began = self._last = trio.current_time()
        self._told = cursor

    def due(self, report: Report) -> float:
        """Return when the next notification is to be sent, news or not (trio's clock)."""
        return self._last + (LONGEST_SILENCE if report.cursor == self._told else _SHORTEST)

    @property
    def waited(self) -> float:
        """Seconds since the call began."""
        return round(trio.current_time() - self._began, 3)

    # A client that does not read would hold up the call; then it goes without the notification.
    async def beat(self, report: Report) -> None:
        """Send a notification if it is due."""
        if trio.current_time() < self.due(report):
            return
        self._last, self._told = trio.current_time(), report.cursor
        with trio.move_on_after(_PATIENCE):
            await self._context.report_progress(self.waited, self._wait, _message(report))


def _message(report: Report) -> str:
    lines = report.output.rstrip().splitlines()
    newest = lines[-1][:_MAX_LINE] if lines else "no output yet in this call"
    return f"event {report.cursor}: {newest}"
