"""What `understudy ps` does not list."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from ..client import Server

_ENDED = "complete,failed,cancelled,interrupted"
_BAD = ("failed", "cancelled", "interrupted")
_LATELY = timedelta(days=1)
_LOOKED_AT = 200


async def tell_ended(server: Server) -> str:
    """Return a line about the tasks that have ended, nothing when none has.

    It counts those of the last day among the newest.
    """
    page = await server.api.tasks(status=_ENDED, limit=_LOOKED_AT)
    since = datetime.now(UTC) - _LATELY
    lately = Counter[str](
        task["status"]
        for task in page["tasks"]
        if task["ended_at"] and datetime.fromisoformat(task["ended_at"]) >= since
    )
    if not page["total"]:
        return ""
    more = "more than " if lately.total() == len(page["tasks"]) < page["total"] else ""
    bad = ", ".join(f"{lately[status]} {status}" for status in _BAD if lately[status])
    count = f"{more}{lately.total()} ended in the last day{f' ({bad})' if bad else ''}"
    told = count if lately else f"{page['total']} ended earlier"
    return f"{told}: understudy ps --all"
