"""Runs one shell command as it is, and passes a copy of each line on."""

import os
import resource
import shutil
import signal
import sys
from typing import NoReturn

from .copying import Outputs

_LOOK = 0.1  # seconds between two looks whether the shell has ended, while something else prints


def main() -> None:
    """Run the command in `argv[2]` (the pipe is `argv[3]`), and end as it does."""
    pipe_name, command = sys.argv[2], " ".join(sys.argv[3:])
    argv = [_shell(), "-c", command]
    try:
        pipe = os.open(pipe_name, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:  # nobody listens: then it is run as if there were no wrapper
        os.execvp(argv[0], argv)  # noqa: S606 - it is what the agent wants to be run
    os.set_blocking(pipe, True)
    outputs = Outputs(pipe)
    pid = _start(argv, outputs)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: os.kill(pid, received))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the shell gets it, too: it is for the group
    _end_as(_carry_to_the_end(pid, outputs))


def _carry_to_the_end(pid: int, outputs: Outputs) -> int:
    """Wait for the shell; what goes on in its background keeps printing without it."""
    while outputs.open:
        outputs.carry(_LOOK)
        ended, status = os.waitpid(pid, os.WNOHANG)
        if not ended:
            continue
        while outputs.open and outputs.carry(0):
            pass
        if outputs.open and os.fork() == 0:
            while outputs.open:
                outputs.carry(None)
            os._exit(0)
        return status
    return os.waitpid(pid, 0)[1]


def _shell() -> str:
    """The shell that the agent writes its commands for."""
    for name in (os.environ.get("CLAUDE_CODE_SHELL"), os.environ.get("SHELL")):
        if name and os.path.basename(name) in ("bash", "zsh"):  # noqa: PTH119 - pathlib is slow
            return name
    return shutil.which("bash") or "/bin/sh"


def _start(argv: list[str], outputs: Outputs) -> int:
    """Start the shell; two outputs that go to one place stay one, so that their order stays."""
    pipes = [os.pipe()] if _same(1, 2) else [os.pipe(), os.pipe()]
    pid = os.fork()
    if pid == 0:
        for number in (1, 2):
            os.dup2(pipes[min(number, len(pipes)) - 1][1], number)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.execvp(argv[0], argv)  # noqa: S606 - it is what the agent wants to be run
    for number, (source, theirs) in enumerate(pipes, start=1):
        os.close(theirs)
        outputs.add(source, number)
    return pid


def _same(one: int, other: int) -> bool:
    return os.path.sameopenfile(one, other)


def _end_as(status: int) -> NoReturn:
    """End with the shell's exit code, or by the signal that ended it."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
