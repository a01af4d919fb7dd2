"""From the guardian to the command: fork, a session of its own, exec."""

import os
import signal

from .bonds import die_with
from .request import Request


class CannotStart(Exception):
    """The command could not be started: at which step (terminal, cwd, exec), and errno."""

    def __init__(self, step: str, errno: int) -> None:
        super().__init__(step, errno)
        self.step = step
        self.errno = errno


def spawn(request: Request) -> int:
    """Start the command and return its process id, once exec has succeeded."""
    # The pipe closes by itself on exec: its end without a word means that the command runs.
    failure_read, failure_write = os.pipe()
    guardian = os.getpid()
    pid = os.fork()
    if pid == 0:
        _become(request, guardian, failure_write)
    os.close(failure_write)
    failure = os.read(failure_read, 64)
    os.close(failure_read)
    if failure:
        os.waitpid(pid, 0)
        step, _, errno = failure.decode().partition(" ")
        raise CannotStart(step, int(errno))
    return pid


def _become(request: Request, guardian: int, failure: int) -> None:
    """In the forked child: turn into the command, or say why not. Never returns."""
    step = "session"
    try:
        os.setsid()
        die_with(guardian)
        _restore_signals()
        if request.terminal:
            step = "terminal"
            _take_terminal()
        step = "cwd"
        os.chdir(request.cwd)
        step = "exec"
        os.execvpe(request.argv[0], request.argv, request.environment)  # noqa: S606 - no shell
    except OSError as error:
        os.write(failure, f"{step} {error.errno}".encode())
    finally:
        os._exit(127)


def _restore_signals() -> None:
    """Undo what Python ignores; handlers go by themselves on exec."""
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


def _take_terminal() -> None:
    """Make stdout's terminal the controlling one of the session."""
    from fcntl import ioctl
    from termios import TIOCSCTTY

    ioctl(1, TIOCSCTTY, 0)
