"""Tasks of limited accounts stay queued, and are started again one after the other (WK6)."""

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import trio

from ..event_store import EventType
from ..kernel import ActorDied, AskTimeout
from ..throttle import LimitChange, LimitKey, LimitView, MayStart, Permit, Wait
from .active import ActiveTask
from .desk import Desk
from .limited import LimitedKey
from .surely import is_recorded

if TYPE_CHECKING:
    from .orchestrator import Orchestrator

Start = Callable[[ActiveTask], None]
_RETRY = 0.2


class Limits:
    """Follows the limits of the tasks at hand, and asks for a permit before one is started."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk
        self._keys: dict[LimitKey, LimitedKey] = {}

    def take_in(self, task: ActiveTask) -> None:
        """Follow the limit of a task that has come to hand."""
        if (key := task.limit) is None:
            return
        if key not in self._keys:
            self._keys[key] = LimitedKey(LimitView(key.provider, key.account))
            self._actor.start_soon(self._follow, key)
        self._apply_to(self._keys[key], [task])

    def may_ask(self, task: ActiveTask) -> bool:
        """Whether the task may be started, or may at least ask for its permit."""
        return task.limit is None or self._keys[task.limit].is_open

    def ask(self, task: ActiveTask, key: LimitKey, start: Start) -> None:
        """Have a queued task started if its limit permits that; it keeps its place till then."""
        self._keys[key].asking = task.is_asking = True
        self._actor.start_soon(self._start_if_permitted, task, key, start)

    # While it was asked the task may have been cancelled, or the end of the work have begun.
    async def _start_if_permitted(self, task: ActiveTask, key: LimitKey, start: Start) -> None:
        limited, answer = self._keys[key], await self._permit(key)
        limited.asking = task.is_asking = False
        if isinstance(answer, Wait):
            self._actor.start_soon(self._reopen, limited.shut(answer))
        elif self._desk.draining is None and not task.ends.is_set():
            start(task)
        self._actor.make_progress()

    async def _permit(self, key: LimitKey) -> Permit | Wait:
        try:
            return await self._desk.throttle.ask(MayStart(key.provider, key.account))
        except (ActorDied, AskTimeout):
            return Wait(None, "nobody knows whether it is limited", None)

    async def _reopen(self, seconds: float) -> None:
        await trio.sleep(seconds)
        self._actor.make_progress()

    async def _follow(self, key: LimitKey) -> NoReturn:
        limited, seen = self._keys[key], -1
        while True:
            change = LimitChange(key.provider, key.account, seen)
            try:
                limited.see(await self._desk.throttle.ask(change, timeout=math.inf))
            except (ActorDied, AskTimeout):
                await trio.sleep(_RETRY)
                continue
            seen = limited.view.version
            tasks = self._desk.active.values()
            self._apply_to(limited, [task for task in tasks if task.limit == key])
            self._actor.make_progress()

    def _apply_to(self, limited: LimitedKey, tasks: list[ActiveTask]) -> None:
        reason, untold = limited.reason, list[ActiveTask]()
        for task in tasks:
            if not limited.is_paused:
                task.waiting.end()
            elif task.started_at is not None:
                task.waiting.begin(limited.seconds_left)
            elif task.held != reason:
                untold.append(task)
            task.held = reason if limited.is_paused else None
        if untold:
            events = [task.journal.event(EventType.TASK_HELD, limited.told) for task in untold]
            self._actor.start_soon(partial(is_recorded, self._desk.log, *events))
