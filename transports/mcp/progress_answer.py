"""What stream_task_progress answers."""

from pydantic import BaseModel

from .answers import Answer


class BriefEvent(BaseModel):
    """One thing that happened, in brief."""

    sequence_number: int
    type: str
    timestamp: str
    detail: str


class ProgressAnswer(Answer):
    """What is new of a task since a cursor."""

    ended: bool
    """Whether the task is over and everything has been told: nothing follows."""
    output: str
    """What the command printed since the cursor, stdout and stderr in the order of arrival."""
    events: tuple[BriefEvent, ...]
    """What happened since the cursor, output and heartbeats left out."""
    cursor: int
    """Give this as `after` in the next call: nothing is missed, nothing comes twice."""
    more: bool
    """Whether more is there already: the answer was full. Call again at once."""
    waited_sec: float
    """How long this call waited."""
