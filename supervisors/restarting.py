"""What a supervisor does about the end of a child."""

from typing import TYPE_CHECKING

import trio

from ..actors.kernel import Restart
from .child import Child, Event, Exited, RestartDue, State
from .errors import RestartIntensityExceeded, StartFailed
from .intensity import RestartWindow
from .policy import AutoShutdown, Policy

if TYPE_CHECKING:
    from .supervisor import Supervisor


class Restarting:
    """Applies the policy: restart, with whom and when, escalate, or end."""

    def __init__(self, supervisor: "Supervisor", policy: Policy) -> None:
        self._supervisor, self._policy = supervisor, policy
        self._window = RestartWindow(policy)

    async def decide(self, event: Event) -> None:
        """React to an event; what is stale in it is left alone."""
        try:
            if isinstance(event, RestartDue):
                await self._restart(event)
            elif event.child.epoch == event.epoch:
                await self._react(event)
        except RestartIntensityExceeded as beyond:
            self._supervisor.finish(beyond)

    async def _react(self, event: Exited) -> None:
        child = event.child
        child.last_error = event.reason or child.last_error
        if not child.wants_restart(event.reason):
            child.hold(State.STOPPED)
            self._supervisor.forget_ended(child)
            self._end_when_significant(child)
            return
        due, delay = await self._prepare(child, event.reason)
        if delay > 0:
            self._supervisor.start_soon(self._post_later, due, delay)
        else:
            await self._restart(due)

    async def _prepare(
        self, failed: Child, reason: BaseException | None
    ) -> tuple[RestartDue, float]:
        """Count the failure and take its group down; say whom to restart, in how many seconds."""
        now = trio.current_time()
        delay = failed.count_failure(now, self._policy.backoff)
        if not self._window.record(now):
            failed.hold(State.STOPPED)
            raise RestartIntensityExceeded(failed.name, self._policy.describe(), reason) from reason
        return await self._take_down_group(failed), delay

    # The siblings go down at once, not after the backoff: they must not go on working with what
    # has failed. Each is held anew, so that a restart it was waiting for by itself is stale.
    async def _take_down_group(self, failed: Child) -> RestartDue:
        group = self._supervisor.family.group(failed)
        failed.hold(State.WAITING)
        for sibling in reversed(group):
            if sibling is not failed:
                await self._supervisor.lifecycle.stop(sibling, State.WAITING)
                self._supervisor.forget_ended(sibling)
        lasting = (child for child in group if child.spec.restart is not Restart.TEMPORARY)
        return RestartDue(tuple((child, child.epoch) for child in lasting))

    # After a failing start the next try comes through the mailbox, even when it is due at once:
    # a child that never starts must not keep the others from being heard.
    async def _restart(self, due: RestartDue) -> None:
        for child, epoch in due.waiting:
            if child.epoch != epoch:
                continue
            child.restarts += 1
            try:
                await self._supervisor.lifecycle.start(child)
            except StartFailed as failure:
                again, delay = await self._prepare(child, failure.reason)
                self._supervisor.start_soon(self._post_later, again, delay)
                return

    async def _post_later(self, due: RestartDue, delay: float) -> None:
        await trio.sleep(delay)
        self._supervisor.post(due)

    def _end_when_significant(self, child: Child) -> None:
        rule = self._policy.auto_shutdown
        if not child.spec.significant or rule is AutoShutdown.NEVER:
            return
        others = any(c.spec.significant and c.is_active for c in self._supervisor.family)
        if rule is AutoShutdown.ANY_SIGNIFICANT or not others:
            self._supervisor.finish()
