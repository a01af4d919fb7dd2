"""`understudy replay`: a task played again, as fast as it was or faster."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Any

import trio

from ....config import Settings
from ...client import RecordApi, command_of, gap_note
from ...terminal import View
from ..record import with_record
from ..view_options import ViewOptions
from .views import open_view

_PAGE = 500


class Tape:
    """The time in which a task is played: it begins with the first event, `speed` times faster."""

    def __init__(self, began: datetime, speed: float) -> None:
        self._began, self._speed = began, speed
        self._started = trio.current_time()

    def now(self) -> datetime:
        """Return the instant that is being played."""
        return self._began + timedelta(seconds=(trio.current_time() - self._started) * self._speed)

    async def wait_until(self, instant: datetime) -> None:
        """Wait for an instant of the tape."""
        away = (instant - self._began).total_seconds() / self._speed
        await trio.sleep_until(self._started + away)


def replay_task(
    settings: Settings, view: ViewOptions, task_id: str, speed: float, *, as_json: bool
) -> None:
    """Show a task's events once more, at their own pace times `speed`."""

    async def play(api: RecordApi) -> None:
        task = await api.state(task_id, str(2**63 - 1))
        tape = Tape(datetime.fromisoformat(task["created_at"] or task["last_event_at"]), speed)
        async with open_view(view, as_json=as_json, clock=tape.now) as shown:
            shown.board.add(task["task_id"], command_of(task))
            async with aclosing(_events(api, task["task_id"], shown)) as events:
                async for event in events:
                    await tape.wait_until(datetime.fromisoformat(event["timestamp"]))
                    await shown.show(event)
            if task["ended_at"] is None:
                await shown.note(f"so far; it goes on: understudy attach {task['task_id']}")
            await shown.close()

    with_record(settings, play)


async def _events(api: RecordApi, task_id: str, view: View) -> AsyncGenerator[dict[str, Any]]:
    after, more = 0, True
    while more:
        page = await api.events(task_id, after=after, limit=_PAGE)
        for gap in page["gaps"]:
            if gap["first"] > after or not after:
                await view.note(gap_note(gap))
        for event in page["events"]:
            yield event
        after, more = page["next_after"], page["more"]
