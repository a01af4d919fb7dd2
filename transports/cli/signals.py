"""The signals that end a program politely."""

import signal
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager

import trio

from .exit_codes import ExitCode


@contextmanager
def ending_signals() -> Generator[AsyncIterator[int]]:
    """Receive them for the length of the block.

    A hang-up that whoever started the program has had ignored (`nohup`) stays ignored.
    """
    hung_up = [] if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else [signal.SIGHUP]
    with trio.open_signal_receiver(signal.SIGINT, signal.SIGTERM, *hung_up) as received:
        yield received


def code_of_signal(number: int) -> ExitCode:
    """Return the exit code of a program that a signal ended."""
    return ExitCode.INTERRUPTED if number == signal.SIGINT else ExitCode.TERMINATED
