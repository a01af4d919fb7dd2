"""What a supervisor does about the end of a child."""

from typing import TYPE_CHECKING

import trio

from .child import Child, Exited, RestartDue, State
from .errors import RestartIntensityExceeded, StartFailed
from .policy import AutoShutdown, Policy, RestartWindow

if TYPE_CHECKING:
    from .supervisor import Supervisor


class Restarting:
    """Applies the policy: restart, with whom and when, escalate, or end."""

    def __init__(self, supervisor: "Supervisor", policy: Policy) -> None:
        self._supervisor, self._policy = supervisor, policy
        self._window = RestartWindow(policy)

    async def decide(self, child: Child, event: Exited | RestartDue) -> None:
        """React to an event that is not stale."""
        if isinstance(event, RestartDue):
            await self._restart_group(child)
            return
        child.last_error = event.reason
        if child.wants_restart(event.reason):
            await self._failed(child, event.reason)
        else:
            child.hold(State.STOPPED)
            self._supervisor.forget_ended(child)
            self._end_when_significant(child)

    async def _failed(self, child: Child, reason: BaseException | None) -> None:
        now = trio.current_time()
        delay = child.count_failure(now, self._policy.backoff)
        if not self._window.record(now):
            child.hold(State.STOPPED)
            raise RestartIntensityExceeded(child.name, self._policy.describe(), reason) from reason
        await self._take_down_group(child)
        if delay > 0:
            self._supervisor.start_soon(self._post_later, child.name, child.epoch, delay)
        else:
            await self._restart_group(child)

    async def _post_later(self, name: str, epoch: int, delay: float) -> None:
        await trio.sleep(delay)
        self._supervisor.post(RestartDue(name, epoch))

    # The siblings go down at once, not after the backoff: they must not go on working with what
    # has failed. Each is held anew, so that a restart it was waiting for by itself is stale.
    async def _take_down_group(self, failed: Child) -> None:
        family = self._supervisor.family
        group = family.group(failed)
        for sibling in reversed(group):
            if sibling is failed:
                sibling.hold(State.WAITING)
            else:
                await self._supervisor.lifecycle.stop(sibling, State.WAITING)
        family.forget_temporary(group, failed)

    async def _restart_group(self, failed: Child) -> None:
        for child in self._supervisor.family.group(failed):
            if child.state is State.RUNNING:
                continue
            child.restarts += 1
            try:
                await self._supervisor.lifecycle.start(child)
            except StartFailed as failure:
                await self._failed(child, failure.reason)
                return

    def _end_when_significant(self, child: Child) -> None:
        rule = self._policy.auto_shutdown
        if not child.spec.significant or rule is AutoShutdown.NEVER:
            return
        others = [
            c
            for c in self._supervisor.family
            if c is not child and c.spec.significant and c.state is not State.STOPPED
        ]
        if rule is AutoShutdown.ANY_SIGNIFICANT or not others:
            self._supervisor.stop()
