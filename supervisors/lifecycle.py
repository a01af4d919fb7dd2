"""Starting and stopping one child in its supervisor's nursery."""

from functools import partial

import trio

from ..actors.kernel import ActorSystem, Incarnation, single_error
from .child import Child, Exited, Post, State
from .errors import StartFailed

# A child that has been cancelled may still clean up, each actor within its own deadline. What
# takes longer than this is reported; a task cannot be killed, so it is waited for all the same.
CANCEL_PATIENCE = 10.0


class Lifecycle:
    """Runs incarnations as tasks; their ends are posted to the supervisor."""

    def __init__(self, system: ActorSystem, nursery: trio.Nursery | None, post: Post) -> None:
        if nursery is None:
            raise TypeError("a supervisor needs `background = True` to run its children in")
        self._system, self._nursery, self._post = system, nursery, post

    async def start(self, child: Child) -> None:
        """Start a new incarnation and wait until it is ready; raise `StartFailed`."""
        child.hold(State.STARTING)
        child.generation += 1
        child.ended = trio.Event()
        child.incarnation = Incarnation(self._system, child.name, child.generation)
        try:
            with trio.fail_after(child.spec.start_timeout):
                await self._nursery.start(self._live, child, child.incarnation)
        except Exception as error:
            child.state = State.STOPPED
            child.last_error = single_error(error)
            raise StartFailed(child.name, child.last_error) from error
        child.state = State.RUNNING
        child.started_at = trio.current_time()

    async def stop(self, child: Child, final: State = State.STOPPED) -> None:
        """End the current incarnation: politely, then by cancellation."""
        if child.state is State.RUNNING or child.state is State.STOPPING:
            child.hold(State.STOPPING)
            await self._end(child)
        child.hold(final)

    async def _end(self, child: Child) -> None:
        if child.incarnation is not None and child.incarnation.request_stop():
            with trio.move_on_after(child.spec.shutdown):
                await child.ended.wait()
        child.scope.cancel()
        with trio.move_on_after(CANCEL_PATIENCE):
            await child.ended.wait()
        if not child.ended.is_set():
            self._system.report_overrun(child.name, "still cleaning up after cancellation")
            await child.ended.wait()

    # The shield is set when the child is ready, not before: a start can be cancelled, and after
    # it only this supervisor's own decision ends the child, in order, whatever happens around.
    async def _live(
        self, child: Child, incarnation: Incarnation, *, task_status: trio.TaskStatus[None]
    ) -> None:
        child.scope = scope = trio.CancelScope()
        incarnation.when_started(partial(_ready, scope, task_status))
        ended, epoch, reason = child.ended, child.epoch, None
        try:
            with scope:
                await child.spec.run(incarnation)
        except Exception as error:
            reason = single_error(error)
        ended.set()
        if scope.shield:
            self._post(Exited(child.name, epoch, reason))
        else:
            raise reason or RuntimeError("it ended before it was ready")


def _ready(scope: trio.CancelScope, task_status: trio.TaskStatus[None]) -> None:
    if not scope.shield:
        scope.shield = True
        task_status.started()
