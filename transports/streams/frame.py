"""An event in the form in which it goes to clients; or word of events that are missing."""

from dataclasses import dataclass
from typing import Any

import msgspec

from ...actors.broadcaster import FeedPage
from ...actors.event_store import Gap

GAP = "gap"


@dataclass(frozen=True, slots=True)
class Frame:
    """One hydrated event: `payload` is its JSON, the rest is what the framing around it needs."""

    sequence: int
    event_type: str
    task_id: str
    code_version: int
    payload: bytes

    @property
    def is_gap(self) -> bool:
        """Whether it is no event, and moves no cursor."""
        return self.event_type == GAP


def gap_frames(page: FeedPage) -> list[Frame]:
    """Return the frames that tell of the gaps before and among the events of a page."""
    told = [gap_fields(gap, "retention") for gap in page.removed]
    told += [gap_fields(page.dropped, "overflow")] if page.dropped else []
    return [
        Frame(0, GAP, fields["task_id"] or "", 0, msgspec.json.encode(fields)) for fields in told
    ]


def gap_fields(gap: Gap, reason: str) -> dict[str, Any]:
    """Return a gap as clients see it; `reason`: retention or overflow."""
    return {
        "task_id": gap.task_id,
        "first": gap.first,
        "last": gap.last,
        "count": gap.count,
        "types": sorted(gap.types),
        "reason": reason,
    }
