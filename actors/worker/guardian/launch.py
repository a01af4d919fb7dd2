"""Starting the guardian: its pipes or terminal, its process, its environment."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import trio

from .pseudoterminal import open_terminal

# Without the site module and the user's settings, a Python starts in a few milliseconds.
BOOT = "import sys; sys.path.append(sys.argv[1]); from child.main import main; main()"
ISOLATED = [sys.executable, "-I", "-S", "-c", BOOT, str(Path(__file__).parent)]


@dataclass(frozen=True, slots=True)
class Launched:
    """A guardian that waits for its request; our ends of what connects us."""

    guardian: trio.Process
    control: trio.lowlevel.FdStream
    status: trio.lowlevel.FdStream
    stdout: trio.lowlevel.FdStream
    stderr: trio.lowlevel.FdStream | None


async def launch(
    marks: Mapping[str, str], *, terminal_size: tuple[int, int] | None = None
) -> Launched:
    """Start a guardian with `marks` in its environment; OSError if the system refuses.

    With a terminal size (rows, columns), stdout and stderr are one pseudo-terminal.
    """
    with ExitStack() as theirs, ExitStack() as ours:
        control_read, control = _pipe(theirs, ours)
        status, status_write = _pipe(ours, theirs)
        if terminal_size:
            stdout, out = _terminal(ours, theirs, *terminal_size)
            stderr, err = None, out
        else:
            stdout, out = _pipe(ours, theirs)
            stderr, err = _pipe(ours, theirs)
        guardian = await trio.lowlevel.open_process(
            [*ISOLATED, str(control_read), str(status_write)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=os.environ | marks,
            pass_fds=(control_read, status_write),
            start_new_session=True,
        )
        ours.pop_all()
        stream = trio.lowlevel.FdStream
        errors = None if stderr is None else stream(stderr)
        return Launched(guardian, stream(control), stream(status), stream(stdout), errors)


def _pipe(reader: ExitStack, writer: ExitStack) -> tuple[int, int]:
    """A new pipe whose ends are closed with the given stacks."""
    read_end, write_end = os.pipe()
    reader.callback(os.close, read_end)
    writer.callback(os.close, write_end)
    return read_end, write_end


def _terminal(ours: ExitStack, theirs: ExitStack, rows: int, columns: int) -> tuple[int, int]:
    """A new pseudo-terminal whose ends are closed with the given stacks."""
    our_end, their_end = open_terminal(rows, columns)
    ours.callback(os.close, our_end)
    theirs.callback(os.close, their_end)
    return our_end, their_end
