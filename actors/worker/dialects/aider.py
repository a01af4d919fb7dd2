"""aider: `aider --message ... --yes-always --no-pretty --stream`, plain text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ..streaming import StreamName
from .closing import AgentEvent, Notice, PermissionWait
from .events import Cost, Overloaded, RateLimited, SessionStarted, Text, ToolUse
from .limits import provider_in
from .parsing import Clock, RecoveryParser, local_now
from .prompts import prompt_in
from .verdicts import STOPPED_BY, Verdict, last_limit, told

_COUNT = r"(\d[\d,.]*)([kM]?)"
_TOKENS = re.compile(
    rf"^Tokens: {_COUNT} sent, (?:.*?, )?{_COUNT} received\."
    r"(?: Cost: \$(\d[\d,.]*) message, \$(\d[\d,.]*) session\.)?"
)
_ERROR = re.compile(r"^litellm\.(\w+Error|Timeout|\w+Exception)\b: ?(.*)")
_OVERLOAD = frozenset({"ServiceUnavailableError", "InternalServerError", "APIConnectionError"})
_RETRY = re.compile(r"^Retrying in (\d{1,6}(?:\.\d{1,6})?) seconds")
_EDIT = re.compile(r"^Applied edit to (.+)$")
_MODEL = re.compile(r"^(?:Main m|M)odel: (\S+)")
_THOUSANDS = {"": 1, "k": 1000, "M": 1_000_000}


class AiderParser(RecoveryParser):
    """One run."""

    signs = (Cost, ToolUse)

    def __init__(self, now: Clock = local_now) -> None:
        super().__init__(now)
        self._last: RateLimited | Overloaded | None = None
        self._attempt = 0

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """What stands out; all the rest is what the model writes."""
        if found := _ERROR.match(line):
            return [self._error(found[1], line)]
        if (found := _RETRY.match(line)) and self._last:
            return [replace(self._last, wait_sec=float(found[1]))]
        if found := _TOKENS.match(line):
            self._attempt, self._last = 0, None
            return [_cost(found)]
        if found := _EDIT.match(line):
            return [ToolUse("", "edit", {"path": found[1]})]
        if found := _MODEL.match(line):
            return [SessionStarted("", found[1])]
        prompt = prompt_in(line)
        return [PermissionWait("", prompt) if prompt else Text(line)]

    def _error(self, kind: str, line: str) -> AgentEvent:
        if kind not in _OVERLOAD and kind != "RateLimitError":
            return Notice(line, is_error=True)
        self._attempt += 1
        limit = RateLimited if kind == "RateLimitError" else Overloaded
        status = {"RateLimitError": 429, "ServiceUnavailableError": 503}.get(kind)
        self._last = limit(provider_in(line), status, attempt=self._attempt, message=line)
        return self._last


class AiderDialect:
    """aider's."""

    name = "aider"

    def parser(self, now: Clock = local_now) -> AiderParser:
        """For one run."""
        return AiderParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """Its exit code is 0 in almost every failure: an edit is its only sign of success."""
        seen = list(events)
        if exit_code in STOPPED_BY:
            return Verdict("interrupted", told(exit_code))
        if limit := last_limit(seen):
            return Verdict("failed", f"it gave up: {limit.message}")
        if exit_code:
            return Verdict("failed", told(exit_code))
        edits = [str(event.input.get("path")) for event in seen if isinstance(event, ToolUse)]
        if edits:
            return Verdict("succeeded", f"applied edits to {', '.join(dict.fromkeys(edits))}")
        if any(isinstance(event, Cost) for event in seen):
            return Verdict("unclear", "it answered and changed nothing")
        return Verdict("interrupted", "it ended without an answer")


def _cost(found: re.Match[str]) -> Cost:
    sent, received = _tokens(found[1], found[2]), _tokens(found[3], found[4])
    usd = float(found[5].replace(",", "").rstrip(".")) if found[5] else None
    return Cost(usd, sent, received, cumulative=False)


def _tokens(digits: str, unit: str) -> int:
    return round(float(digits.replace(",", "").rstrip(".")) * _THOUSANDS[unit])
