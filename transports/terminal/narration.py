"""Events in a few words, for people."""

import json
from collections.abc import Mapping
from typing import Any

from .agent_narration import AGENT_KINDS, narrate_agent
from .text import clean

_LONGEST = 300

# Types that are seen in the block itself, in its output, or are of no interest by themselves.
_SEEN = frozenset(
    {
        "TASK_CREATED",
        "TASK_QUEUED",
        "TASK_STARTED",
        "WORKER_STARTED",
        "WORKER_OUTPUT",
        "WORKER_PROGRESS",
        "WORKER_HEARTBEAT",
        "WORKER_EXITED",
    }
)
_WORDS = {
    "TASK_COMPLETE": "complete",
    "TASK_FAILED": "failed: {reason}",
    "TASK_CANCELLED": "cancelled: {reason}",
    "TASK_INTERRUPTED": "interrupted: {reason}",
    "TASK_CANCEL_REQUESTED": "cancel requested",
    "WORKER_CRASHED": "the worker crashed: {reason}",
    "WORKER_RESTARTED": "started again (incarnation {incarnation}): {reason}",
}


def narrate(event: Mapping[str, Any], *, detailed: bool) -> str | None:
    """Return what to say of an event, or None; unknown types are told with their data."""
    kind, data = str(event["event_type"]), event.get("data", {})
    if kind == "WORKER_OUTPUT" and data.get("missing"):
        return f"{data['missing']} bytes of output are no longer in the log"
    if kind in _SEEN and (kind == "WORKER_OUTPUT" or not detailed):
        return None
    if kind in _WORDS:
        return clean(_WORDS[kind].format_map(_Blank(data)))
    if kind in AGENT_KINDS:
        said = narrate_agent(kind, data, detailed=detailed)
        return said and clean(said)
    told = json.dumps(data, ensure_ascii=False, default=str) if data else ""
    return clean(f"{kind} {told}".strip()[:_LONGEST])


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"
