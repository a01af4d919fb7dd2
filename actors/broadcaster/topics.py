"""Topics: what an event is published on, and the patterns that subscribers name.

An event of a task is published on `task/{task id}/{event type}`, one of the server itself on
`system/{event type}`. Patterns: `*` (everything), `task/{id}`, `task/{id}/{TYPE}`,
`task/*/{TYPE}` (a type: of every task, and of the server where it writes it), `system`,
`system/{TYPE}`.
"""

from dataclasses import dataclass
from typing import Self

from ..event_store import SYSTEM_TASK, Event, EventQuery, EventType, sanitise_task_id
from ..kernel import Invalid

_FORMS = "*, task/ID, task/ID/TYPE, task/*/TYPE, system or system/TYPE"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPattern:
    """Which events a subscriber wants; `task_id` None is every task and the system.

    `types` empty is every type, but never those in `exclude_types`.
    """

    task_id: str | None = None
    types: frozenset[str] = frozenset()
    exclude_types: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a pattern in its written form; an id may be one that a user gave."""
        match text.split("/"):
            case ["*"]:
                return cls()
            case ["system"]:
                return cls(task_id=SYSTEM_TASK)
            case ["system", kind]:
                return cls(task_id=SYSTEM_TASK, types=_types(kind))
            case ["task", task] if task not in ("", "*"):
                return cls(task_id=sanitise_task_id(task))
            case ["task", "*", kind]:
                return cls(types=_types(kind))
            case ["task", task, kind] if task:
                return cls(task_id=sanitise_task_id(task), types=_types(kind))
            case _:
                raise Invalid(f"topic {text!r} is none of {_FORMS}")

    def matches(self, event: Event) -> bool:
        """Tell whether an event is published on a topic of this pattern."""
        if self.task_id is not None and event.task_id != self.task_id:
            return False
        if event.event_type in self.exclude_types:
            return False
        return not self.types or event.event_type in self.types

    def query(self, *, after: int, limit: int) -> EventQuery:
        """Return the query that reads the same events from the log."""
        return EventQuery(
            task_id=self.task_id,
            after=after,
            types=self.types,
            exclude_types=self.exclude_types,
            limit=limit,
        )


def topic_of(event: Event) -> str:
    """Return the topic that an event is published on."""
    if event.task_id == SYSTEM_TASK:
        return f"system/{event.event_type}"
    return f"task/{event.task_id}/{event.event_type}"


def _types(kind: str) -> frozenset[str]:
    try:
        return frozenset({EventType(kind)})
    except ValueError:
        raise Invalid(f"topic: {kind!r} is no type of event (TASK_STARTED is one)") from None
