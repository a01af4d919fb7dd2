"""One incarnation of an actor that is a trio task, from its start to its end."""

from typing import ClassVar

import trio

from .context import act_as
from .groups import single_error
from .incarnation import Incarnation
from .trio_loop import TrioLoop


class TrioLife(TrioLoop):
    """Runs the hooks and the loop, with a nursery around them for an actor with `background`."""

    background: ClassVar[bool] = False
    nursery: trio.Nursery | None = None

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation, for a supervisor; raise what the actor died of."""
        self._enter_system(incarnation)
        error: BaseException | None = None
        with act_as(self.name, handling=True):
            try:
                await self._run_life(incarnation)
            except BaseException as caught:
                error = single_error(caught)
            if (error := await self._end_life(error)) is not None:
                raise error

    async def _run_life(self, incarnation: Incarnation) -> None:
        if not self.background:
            return await self.run_loop(incarnation)
        async with trio.open_nursery() as self.nursery:
            await self.run_loop(incarnation)
            self.nursery.cancel_scope.cancel()

    async def run_loop(self, incarnation: Incarnation) -> None:
        """Start and handle messages to the end; override it to put something around both."""
        await self.on_start()
        self._begin_life(incarnation)
        await self._handle_messages()

    async def _end_life(self, error: BaseException | None) -> BaseException | None:
        if self._in_hand is not None:
            self._unanswered.add(self._in_hand)
        bound = self._leave_system()
        error = await self._run_on_stop(error)
        self._announce_end(error, bound=bound)
        return error

    async def _run_on_stop(self, error: BaseException | None) -> BaseException | None:
        with trio.move_on_after(self.stop_deadline, shield=True) as scope:
            try:
                await self.on_stop()
            except Exception as failure:  # the first cause is the one that counts
                self._log_dropped(failure, error)
                return error or single_error(failure)
        if scope.cancelled_caught:
            self.system.report_overrun(self.name, "on_stop was cut off")
        return error
