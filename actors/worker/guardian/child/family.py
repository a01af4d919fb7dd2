"""The command and all its descendants, those in sessions of their own included."""

import os
import signal
from time import monotonic

from .processes import can_see_processes, descendants, is_running

# Who moves on to a new process all the time is caught by looking again at once, for so long (s).
KILL_SPELL = 0.5


class Family:
    """What runs below the guardian."""

    def __init__(self, leader: int) -> None:
        self.leader = leader
        self.leader_status: int | None = None

    def reap(self) -> bool:
        """Collect all that ended, and say whether nobody is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return not self._group_lives()
            if pid == 0:
                return False
            if pid == self.leader:
                self.leader_status = status

    def count(self) -> int:
        """How many are left."""
        running = sum(map(is_running, descendants(os.getpid())))
        return running if can_see_processes() else int(self._group_lives())

    def interrupt(self) -> None:
        """SIGINT to the leader's process group, as Ctrl-C in a terminal."""
        self._signal_group(signal.SIGINT)

    def terminate(self) -> None:
        """SIGTERM to the group and, once each, to every descendant outside it."""
        outside = [pid for pid in descendants(os.getpid()) if _group_of(pid) != self.leader]
        self._signal_group(signal.SIGTERM)
        for pid in outside:
            _signal(pid, signal.SIGTERM)

    def kill(self) -> None:
        """Kill and reap all that are found, until none is, or for a spell."""
        self._signal_group(signal.SIGKILL)
        deadline = monotonic() + KILL_SPELL
        while not self.reap() and monotonic() < deadline:
            found = descendants(os.getpid())
            for pid in found:
                _signal(pid, signal.SIGKILL)
            if not found:
                return

    # The id of a reaped leader may be another's soon. While a descendant can be told by its
    # parents, the group is left alone from then on; elsewhere it is all there is to go by.
    def _may_signal_group(self) -> bool:
        return self.leader_status is None or not can_see_processes()

    def _signal_group(self, number: int) -> bool:
        if not self._may_signal_group():
            return False
        try:
            os.killpg(self.leader, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    def _group_lives(self) -> bool:
        return not can_see_processes() and self._signal_group(0)


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return
