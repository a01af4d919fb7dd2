"""What wakes the guardian: the server's word, a child that ended, or time."""

import os
import select
import signal
from time import monotonic

# Signals to the guardian itself change nothing: the server decides, and its death is told by the
# control pipe. A handler, unlike SIG_IGN, is not handed down to the command.
SHRUGGED_OFF = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGCHLD")


class Alarms:
    """Waits for whatever comes first."""

    def __init__(self, control: int) -> None:
        self._control: int | None = control
        self._wakeup, writer = os.pipe()
        for descriptor in (self._wakeup, writer):
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for name in SHRUGGED_OFF:
            signal.signal(getattr(signal, name), _shrug)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])

    def wait(self, deadline: float | None) -> bytes | None:
        """What the server said (b"" for its death), or None for a child or the time."""
        poll = select.poll()
        watched = [self._wakeup] + ([] if self._control is None else [self._control])
        for descriptor in watched:
            poll.register(descriptor, select.POLLIN)
        limit = None if deadline is None else max(0, int((deadline - monotonic()) * 1000) + 1)
        ready = [descriptor for descriptor, _ in poll.poll(limit)]
        if self._wakeup in ready:
            os.read(self._wakeup, 4096)
        if self._control is None or self._control not in ready:
            return None
        said = os.read(self._control, 64)
        if not said:
            self._control = None  # an ended pipe is always ready: it is heard once
        return said


def _shrug(_number: int, _frame: object) -> None:
    """Do nothing; the wake-up pipe has been written to."""
