"""Claude Code's limits: each retry of a request, and the limits of a subscription."""

from collections.abc import Iterable
from datetime import UTC, datetime

from .closing import AgentEvent, Notice
from .events import Overloaded, RateLimited
from .fields import Fields

PROVIDER = "anthropic"
_LAST_EPOCH = 1 << 33


def read_retry(found: Fields) -> RateLimited | Overloaded:
    """`system/api_retry`: a request is sent again after a pause."""
    status, wait = found.count("error_status"), found.number("retry_delay_ms")
    kind = RateLimited if status == 429 or found.text("error") == "rate_limit" else Overloaded
    return kind(
        provider=PROVIDER,
        status=status,
        wait_sec=None if wait is None else wait / 1000.0,
        attempt=found.count("attempt"),
        max_attempts=found.count("max_retries"),
        message=found.text("error"),
    )


def read_rate_limit(found: Fields) -> Iterable[AgentEvent]:
    """`rate_limit_event`: how full a subscription's limit is, and when it is reset."""
    info = found.fields("rate_limit_info") if found.value("rate_limit_info") else found
    kind = info.text("rateLimitType") or info.text("rate_limit_type")
    reset = info.count("resetsAt") or info.count("resets_at")
    until = datetime.fromtimestamp(reset, UTC) if reset and reset < _LAST_EPOCH else None
    match info.text("status"):
        case "rejected":
            yield RateLimited(PROVIDER, 429, until=until, message=f"{kind} limit reached")
        case "allowed_warning":
            yield Notice(f"{kind} limit is near: {info.number('utilization')} used, reset {until}")
        case _:
            pass
