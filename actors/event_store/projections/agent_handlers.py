"""How an agent's events change the state of its task."""

from ..taxonomy import EventType
from .notes import Foldable, Notes
from .state import TaskRecord


def session(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know which session can be resumed, and its model."""
    record.session = notes.text(event, "session") or record.session
    record.model = notes.text(event, "model") or record.model


def said(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Hear from the agent: it does not wait for leave any more."""
    _go_on(record)


def tool_used(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have another tool at work."""
    record.tools_used += 1
    _go_on(record)


# Some tell the whole session's cost again and again, others each request's.
def cost(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have cost so much."""
    before = 0 if event.data.get("cumulative") is True else 1
    record.input_tokens = before * record.input_tokens + notes.count(event, "input_tokens")
    record.output_tokens = before * record.output_tokens + notes.count(event, "output_tokens")
    usd = event.data.get("usd")
    if isinstance(usd, int | float) and not isinstance(usd, bool):
        record.cost_usd = before * (record.cost_usd or 0.0) + usd


def permission_wait(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Not get on before somebody gives leave."""
    record.hindrance = str(event.event_type)


def result(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know what the agent calls its result."""
    record.result = notes.text(event, "text")
    _go_on(record)


def verdict(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know what the work is worth."""
    record.verdict = notes.text(event, "verdict") or record.verdict


def workspace_changed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know what was changed."""
    record.files_changed = notes.count(event, "files")
    record.branch = notes.text(event, "branch") or record.branch


def _go_on(record: TaskRecord) -> None:
    if record.hindrance == EventType.AGENT_PERMISSION_WAIT:
        record.hindrance = None
