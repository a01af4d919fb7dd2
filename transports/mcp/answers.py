"""What the tools answer, as structured output.

Where a tool answers with structure, some clients show their model that alone: whatever matters
is in it. The texts here become the tools' output schemas, which models read.
"""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """What every answer says."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    task_id: str
    """The task that this is about."""
    status: str
    """queued, running, complete, failed, cancelled or interrupted."""
    next_steps: tuple[str, ...]
    """What to do now, in words."""


class StartAnswer(Answer):
    """A task was taken in."""

    created: bool
    """False when the same task was there already: it was not started a second time."""
    correlation_id: str
    """Marks every event that this call led to."""
    links: dict[str, str]
    """The same task over HTTP."""


class CancelledAnswer(Answer):
    """What a cancel did."""

    cancelled: bool
    """Whether this ends the task; False when it had ended before."""
