"""The event: one immutable, checked record of something that happened."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

import msgspec
from msgspec.structs import force_setattr

from . import event_checks as checks
from .decoding import naming_the_field
from .errors import InvalidEvent
from .fast_checks import copies_if_valid

_encode = msgspec.json.Encoder().encode


# Without `gc`: an event is no part of a cycle, since its data is a copy made of JSON, and pages of
# ten thousand events would set the collector off again and again.
class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something that happened. `InvalidEvent` names the field that breaks its rule.

    event_id: UUID, canonical text.        task_id: canonical (`sanitise_task_id`).
    event_type: a name of the taxonomy; others are tolerated.
    timestamp: ISO 8601 in UTC; kept as `2025-11-20T05:30:00.123456Z`.
    sequence_number: place in the store's log, from 1; 0 while it is not stored.
    vector_clock: process id -> count.     causation_id: event that caused it; None for a root.
    correlation_id: the outside request that it belongs to; None for the server's own.
    code_version: version of the task's code that it speaks of.       data: JSON object.
    """

    event_id: str
    task_id: str
    event_type: str
    timestamp: str
    sequence_number: int = 0
    vector_clock: dict[str, int] = {}
    causation_id: str | None = None
    correlation_id: str | None = None
    code_version: int = 0
    data: dict[str, Any] = {}

    def __post_init__(self) -> None:
        copies = copies_if_valid(self)
        if copies is None:
            checks.check_names(self)
            checks.check_numbers(self)
            force_setattr(self, "timestamp", checks.checked_timestamp(self.timestamp))
            copies = checks.checked_clock(self.vector_clock), checks.checked_data(self.data)
        force_setattr(self, "vector_clock", copies[0])
        force_setattr(self, "data", copies[1])

    if TYPE_CHECKING:  # msgspec has it, its types have not

        def __copy__(self) -> Self: ...

    def __hash__(self) -> int:
        return hash(self.event_id)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain JSON values."""
        return msgspec.to_builtins(self)

    def to_json(self) -> bytes:
        """Return the event as one line of JSON, without a line end."""
        return _encode(self)

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Return the checked event that `to_dict` was made of."""
        return naming_the_field(lambda: msgspec.convert(dict(fields), cls))

    @classmethod
    def from_json(cls, line: bytes | str) -> Self:
        """Return the checked event that `to_json` was made of."""
        return naming_the_field(lambda: msgspec.json.decode(line, type=cls))

    def numbered(self, sequence_number: int) -> Self:
        """Return the event at its place in the log."""
        if sequence_number < 1:
            raise InvalidEvent("sequence_number", f"{sequence_number} is no place in the log")
        stored = self.__copy__()  # a copy skips the checks, which have passed
        force_setattr(stored, "sequence_number", sequence_number)
        return stored
