"""An event in the form in which it goes to clients."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """One hydrated event: `payload` is its JSON, the rest is what the framing around it needs."""

    sequence: int
    event_type: str
    task_id: str
    code_version: int
    payload: bytes
