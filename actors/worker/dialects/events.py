"""What coding CLIs tell while they work, whichever of them it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The CLI's own id of the session, to resume it by, and its model; empty where not told."""

    id: str
    model: str


@dataclass(frozen=True, slots=True)
class Text:
    """What the model or the command says. The whole text follows its `partial` pieces."""

    text: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Thinking:
    """The model's reasoning, as far as it is shown."""

    text: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool begins its work; `input` is as the CLI gave it."""

    id: str
    name: str
    input: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ToolProgress:
    """A sign of life of a tool at work, after `elapsed_sec` seconds."""

    id: str
    name: str
    elapsed_sec: float


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A tool has ended."""

    id: str
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens (cached input included) and US dollars; `cumulative`: of the whole session so far."""

    usd: float | None
    input_tokens: int | None
    output_tokens: int | None
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """The provider makes us wait: `wait_sec` from now, or `until`; None where it does not say.

    `provider` is `anthropic`, `openai`, `google`, ..., or empty; `status` the HTTP status.
    """

    provider: str
    status: int | None = None
    wait_sec: float | None = None
    until: datetime | None = None
    attempt: int | None = None
    max_attempts: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class RateLimited(Limit):
    """Too much was asked for: a rate limit, a quota, a plan's usage limit (429)."""


@dataclass(frozen=True, slots=True)
class Overloaded(Limit):
    """The provider has no room or a failure of its own (503, 529, other 5xx)."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The first sign of an answer after a limit."""

    provider: str
