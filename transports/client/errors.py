"""What a client of the API meets.

Exception
  ApiError      the server refuses, with a problem document (RFC 9457); has `.status`
OSError
  NoServer      no server has this data folder
  ServerGone    the server cannot be reached, or went away and did not come back
"""

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """The server's answer is no success; the message is what it says, for people."""

    def __init__(self, status: int, problem: Mapping[str, Any], retry_after: str | None) -> None:
        self.status, self.problem, self.retry_after = status, problem, retry_after
        super().__init__(_told(status, problem, retry_after))


class NoServer(OSError):
    """No server has this data folder; the message says how to start one."""


class ServerGone(OSError):
    """The server was there, and cannot be reached."""


def _told(status: int, problem: Mapping[str, Any], retry_after: str | None) -> str:
    what = str(problem.get("detail") or problem.get("title") or f"HTTP status {status}")
    fields = [
        f"  {error.get('field', '?')}: {error.get('reason', '?')}"
        for error in problem.get("errors", ())
    ]
    again = [f"  try again in {retry_after} s"] if retry_after else []
    return "\n".join([what, *fields, *again])
