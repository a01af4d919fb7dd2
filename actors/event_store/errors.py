"""The event store's errors. All are refusals: an expected answer, which crashes no actor.

Invalid (kernel)
 +- InvalidEvent        ValueError: a field breaks its rule; has `.field` and `.reason`
 +- EventTooLarge       ValueError: above the store's limit on one encoded event
 +- InvalidSequence     ValueError: events that cannot be folded in this order
Conflict (kernel)
 +- SequenceConflict    a conditional append lost its race; `.expected`, `.actual`
 +- SequenceTaken       an event that keeps its number comes after a higher one
 +- StaleVersion        an update at or below the current version; `.version`, `.current`
 +- EventIdConflict     the event id is stored already, with other content
Refusal (kernel)
 +- StorageError        OSError: the store could not do it; nothing of it is stored
     +- StoreFull       no space, or a file-size limit
     +- StoreReadOnly   read-only file or file system, or no permission
     +- StoreLocked     another process has the store open
     +- StoreCorrupt    the file is damaged, or is no event store
     +- OutcomeUnknown  the commit failed half-way: append again, the event ids tell
"""

from ..kernel import Conflict, Invalid, Refusal


class InvalidEvent(Invalid):
    """A field of an event breaks its rule."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class EventTooLarge(InvalidEvent):
    """The encoded event is above the store's limit; nothing was stored."""


class InvalidSequence(Invalid):
    """Events repeat a sequence number, or go back to a lower one."""


class SequenceConflict(Conflict):
    """The task has other events than the caller knew of; nothing was stored."""

    def __init__(self, task_id: str, expected: int, actual: int) -> None:
        super().__init__(
            f"task {task_id!r} is at sequence number {actual}, not {expected}:"
            " read what is new, then decide again"
        )
        self.expected = expected
        self.actual = actual


class SequenceTaken(Conflict):
    """An event that is to keep its number is not above all that is stored; nothing was stored."""

    def __init__(self, number: int, last: int) -> None:
        super().__init__(f"sequence number {number} cannot be kept: the store is at {last}")


class StaleVersion(Conflict):
    """An update is at or below the current version; it was not taken."""

    def __init__(self, version: int, current: int) -> None:
        super().__init__(f"version {version} is not above the current version {current}")
        self.version, self.current = version, current


class EventIdConflict(Conflict):
    """The event id is stored already with other content; nothing was stored."""

    def __init__(self, event_id: str) -> None:
        super().__init__(f"event {event_id} is stored already, with other content")
        self.event_id = event_id


class StorageError(Refusal, OSError):
    """The store could not do what was asked; nothing of it is stored."""


class StoreFull(StorageError):
    """There is no room for more: free space, or raise the file-size limit."""


class StoreReadOnly(StorageError):
    """The file, its folder or its file system cannot be written."""


class StoreLocked(StorageError):
    """Another process has the store open; the message says which."""


class StoreCorrupt(StorageError):
    """The file is damaged or is no event store of ours."""


class OutcomeUnknown(StorageError):
    """The commit failed in a way that leaves open whether the events are stored.

    Append them again: event ids make that safe.
    """
