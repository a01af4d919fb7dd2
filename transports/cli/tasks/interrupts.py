"""What becomes of Ctrl-C and the signals while tasks are shown."""

import signal
from collections.abc import AsyncIterator

import trio

from ...terminal import Keys
from ..ending import Ending, leave_now
from ..exit_codes import ExitCode
from ..signals import code_of_signal
from .session import Session


class Interrupts:
    """Asks, cancels, leaves; `code` is the exit code that comes of it, if any.

    asks: somebody is there to answer.  owns: the tasks are ours, and a signal that nobody can be
    asked about cancels them; else it only ends the watching.  stays: the server is not ours, and
    tasks can be left to it.
    """

    def __init__(
        self, signals: AsyncIterator[int], ending: Ending, *, asks: bool, owns: bool
    ) -> None:
        self._signals, self._ending = signals, ending
        self._asks, self._owns = asks, owns
        self.starting, self.lingering = trio.CancelScope(), trio.CancelScope()
        self.session: Session | None = None
        self.stays = False
        self.code: ExitCode | None = None

    async def watch(self) -> None:
        """Deal with signals as they come; the one after the last word ends the process."""
        decided = False
        while not decided:
            number = await anext(self._signals)
            decided = await self._decide(number)
        number = await anext(self._signals)
        self._leave_now(code_of_signal(number))

    async def _decide(self, number: int) -> bool:
        """Return whether that was the last word."""
        session = self.session
        if session is None:
            self.code = code_of_signal(number)
            self.starting.cancel()
            return True
        if not session.running:
            self.lingering.cancel()
            return True
        answer = "y" if self._owns else "d"
        if self._asks and number == signal.SIGINT:
            answer = await self._answer(session, otherwise=answer)
        elif number == signal.SIGHUP and self.stays:
            answer = "d"
        return await self._obey(answer, session, code_of_signal(number))

    async def _obey(self, answer: str, session: Session, code: ExitCode) -> bool:
        if answer == "n":
            await session.view.note("")
        elif answer == "d" and self.stays:
            self.code = ExitCode.OK if self._asks else code
            session.leave()
        else:
            self.code = code
            await session.view.note("cancelling; Ctrl-C once more ends everything at once")
            await session.cancel("cancelled by the user")
        return answer != "n"

    async def _answer(self, session: Session, *, otherwise: str) -> str:
        many = len(session.running)
        tasks = "the task" if many == 1 else f"{many} tasks"
        keys = ["y: cancel", "n: go on", *(["d: leave it running"] if self.stays else [])]
        again = "cancels" if otherwise == "y" else "leaves"
        question = f"Cancel {tasks}? {', '.join(keys)} (Ctrl-C again {again})"
        await session.view.note(question)
        with Keys() as pressed:
            return await self._first(pressed, "ynd" if self.stays else "yn", otherwise)

    async def _first(self, keys: Keys, wanted: str, otherwise: str) -> str:
        answer = otherwise
        async with trio.open_nursery() as nursery:

            async def read_key() -> None:
                nonlocal answer
                while (key := await keys.next()) not in wanted:
                    pass
                answer = key
                nursery.cancel_scope.cancel()

            nursery.start_soon(read_key)
            await anext(self._signals)
            nursery.cancel_scope.cancel()
        return answer

    def _leave_now(self, code: ExitCode) -> None:
        if self.stays:
            leave_now("ended at once; the server goes on", code)
        self._ending.at_once(code)
