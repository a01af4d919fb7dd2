"""Any command: its lines are text, but for limits that it meets and questions that it asks."""

from collections.abc import Iterable

from ..streaming import StreamName
from .closing import AgentEvent, PermissionWait
from .events import Text
from .parsing import Clock, RecoveryParser, local_now
from .prompts import prompt_in
from .verdicts import STOPPED_BY, Verdict, told


class PlainParser(RecoveryParser):
    """One run. Nothing in plain text shows that a limit is over."""

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """One event for each line."""
        if limit := self.limit_in(line, trusted=False):
            return [limit]
        prompt = prompt_in(line)
        return [PermissionWait("", prompt) if prompt else Text(line)]


class PlainDialect:
    """Any command's."""

    name = "plain"

    def parser(self, now: Clock = local_now) -> PlainParser:
        """For one run."""
        return PlainParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """By the exit code."""
        if exit_code is None or exit_code in STOPPED_BY:
            return Verdict("interrupted", told(exit_code))
        return Verdict("failed" if exit_code else "succeeded", told(exit_code))
