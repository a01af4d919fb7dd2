"""Starting and stopping one child in its supervisor's nursery."""

import logging
from functools import partial

import trio

from ..actors.kernel import ActorSystem, Incarnation, single_error
from .child import Child, Exited, Post, State
from .errors import StartFailed

# A child that has been cancelled may still clean up, each actor within its own deadline. What
# takes longer than this is reported; a task cannot be killed, so it is waited for all the same.
CANCEL_PATIENCE = 10.0

_log = logging.getLogger(__name__)


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
            with trio.move_on_after(child.spec.start_timeout) as limit:
                await self._nursery.start(self._live, child, child.incarnation)
            if limit.cancelled_caught:
                raise TimeoutError(f"not ready within {child.spec.start_timeout:g} s")
        except Exception as error:
            child.state = State.STOPPED
            child.last_error = single_error(error)
            raise StartFailed(child.name, child.last_error) from error

    async def stop(self, child: Child, final: State = State.STOPPED) -> None:
        """End the current incarnation: politely, then by cancellation."""
        if child.state in (State.RUNNING, State.STOPPING) and not child.ended.is_set():
            child.hold(State.STOPPING)
            await self._end(child)
        child.hold(final)

    async def _end(self, child: Child) -> None:
        if _asked_to_end(child):
            await self._wait_ended(child, child.spec.shutdown, "it was cancelled then")
        child.scope.cancel()
        await self._wait_ended(child, CANCEL_PATIENCE, "still cleaning up after cancellation")
        await child.ended.wait()

    async def _wait_ended(self, child: Child, seconds: float, otherwise: str) -> None:
        with trio.move_on_after(seconds):
            await child.ended.wait()
        if not child.ended.is_set():
            self._system.report_overrun(child.name, f"no end within {seconds:g} s, {otherwise}")

    # Whatever ends the task, a Ctrl-C included, `ended` is set: a supervisor waits for it.
    async def _live(
        self, child: Child, incarnation: Incarnation, *, task_status: trio.TaskStatus[None]
    ) -> None:
        child.scope = scope = trio.CancelScope()
        task = trio.lowlevel.current_task()
        incarnation.when_started(partial(self._ready, child, task, task_status))
        ended, epoch, reason = child.ended, child.epoch, None
        try:
            with scope:
                await child.spec.run(incarnation)
        except Exception as error:
            reason = single_error(error)
        finally:
            ended.set()
        if not scope.shield:
            raise reason or RuntimeError("it ended before it was ready")
        if child.epoch == epoch:
            self._post(Exited(child, epoch, reason))

    # The shield is set when the child is ready, not before: a start can be cancelled, and after
    # it only this supervisor's own decision ends the child, in order, whatever happens around.
    # A start that was cancelled a moment ago leaves the task where it is: to end, unshielded.
    def _ready(
        self, child: Child, task: trio.lowlevel.Task, task_status: trio.TaskStatus[None]
    ) -> None:
        if child.state is State.STARTING:
            child.state, child.started_at = State.RUNNING, trio.current_time()
            task_status.started()
            child.scope.shield = task.parent_nursery is self._nursery


def _asked_to_end(child: Child) -> bool:
    try:
        return child.incarnation is not None and child.incarnation.request_stop()
    except Exception:
        _log.exception("%s could not be asked to end", child.name)
        return False
