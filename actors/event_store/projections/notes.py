"""What a handler needs to read an event with care, and to say what is wrong with it."""

from typing import Any, Protocol

from .state import Anomaly, TaskRecord

# Of a log that is wrong throughout, the first anomalies tell as much as all.
KEPT_ANOMALIES = 100


class Foldable(Protocol):
    """What a fold reads of an event; an `Event` has it, a row of a store may."""

    @property
    def task_id(self) -> str: ...
    @property
    def event_type(self) -> str: ...
    @property
    def timestamp(self) -> str: ...
    @property
    def sequence_number(self) -> int: ...
    @property
    def correlation_id(self) -> str | None: ...
    @property
    def code_version(self) -> int: ...
    @property
    def vector_clock(self) -> dict[str, int]: ...
    @property
    def data(self) -> dict[str, Any]: ...


class Notes:
    """Records the anomalies of the event at hand."""

    __slots__ = ("_record",)

    def __init__(self, record: TaskRecord) -> None:
        self._record = record

    def anomaly(self, event: Foldable, reason: str) -> None:
        """Note that something is wrong with the event."""
        record = self._record
        record.anomaly_count += 1
        if len(record.anomalies) < KEPT_ANOMALIES:
            record.anomalies += (Anomaly(event.sequence_number, reason),)

    def count(self, event: Foldable, key: str) -> int:
        """Return a count of the event's data; 0 when it is absent or no count."""
        value = event.data.get(key)
        if type(value) is int and value >= 0:
            return value
        if value is not None:
            self.anomaly(event, f"{key} is {value!r}, not a count")
        return 0

    def number(self, event: Foldable, key: str) -> int | None:
        """Return an integer of the event's data, of either sign; None when it has none."""
        value = event.data.get(key)
        if value is None or type(value) is int:
            return value
        self.anomaly(event, f"{key} is {value!r}, not an integer")
        return None

    def text(self, event: Foldable, key: str) -> str | None:
        """Return a text of the event's data; None when it has none."""
        value = event.data.get(key)
        if value is None or isinstance(value, str):
            return value
        self.anomaly(event, f"{key} is {value!r}, not a text")
        return None

    def lines(self, event: Foldable, key: str) -> tuple[str, ...]:
        """Return a list of texts of the event's data; none when it has none."""
        value: Any = event.data.get(key, [])
        if isinstance(value, list):
            return tuple(map(str, value))  # pyright: ignore[reportUnknownArgumentType]
        self.anomaly(event, f"{key} is {value!r}, not a list of texts")
        return ()
