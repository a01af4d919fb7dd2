"""What a client asks for: which events, and after which cursor."""

from ...actors.event_store import EventLog, EventType
from ...actors.kernel import Invalid

LATEST = "latest"


def parse_types(text: str | None) -> frozenset[str]:
    """Read a list of event types with commas between them; none is every type."""
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        if name not in EventType.__members__:
            raise Invalid(f"types: {name!r} is no event type")
    return frozenset(names)


async def parse_cursor(text: str | None, log: EventLog) -> int:
    """Read a cursor: a sequence number, or `latest` for what comes from now on."""
    if not text:
        return 0
    if text == LATEST:
        return await log.last_sequence()
    if not (text.isascii() and text.isdigit()) or len(text) > 15:
        raise Invalid(f"after: {text[:40]!r} is no sequence number (0, 1, 2 ... or {LATEST!r})")
    return int(text)
