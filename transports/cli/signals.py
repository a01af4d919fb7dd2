"""The signals that end a program politely."""

import signal
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager

import trio

from .exit_codes import ExitCode

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ending_signals() -> Generator[AsyncIterator[int]]:
    """Receive them for the length of the block.

    Who started the program may have had some ignored (`nohup`, a shell's background job): those
    stay ignored.
    """
    wanted = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    with trio.open_signal_receiver(*wanted) as received:
        yield received


def code_of_signal(number: int) -> ExitCode:
    """Return the exit code of a program that a signal ended."""
    return ExitCode.INTERRUPTED if number == signal.SIGINT else ExitCode.TERMINATED
