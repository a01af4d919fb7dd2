"""The command and all its descendants, those in sessions of their own included."""

import os
import signal
from collections.abc import Iterator

from .processes import can_see_processes, descendants

# A fork bomb outruns a killer that walks the tree once: each round stops what the last one missed.
FREEZE_ROUNDS = 200


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
        return len(descendants(os.getpid())) if can_see_processes() else int(self._group_lives())

    def interrupt(self) -> None:
        """SIGINT to the leader's process group, as Ctrl-C in a terminal."""
        self._signal_group(signal.SIGINT)

    def terminate(self) -> None:
        """SIGTERM to the group and, once each, to every descendant outside it."""
        outside = [pid for pid, group in self._members() if group != self.leader]
        self._signal_group(signal.SIGTERM)
        for pid in outside:
            _signal(pid, signal.SIGTERM)

    def kill(self) -> None:
        """Stop all, so that none can fork a new one away, and kill them."""
        frozen: set[int] = set()
        for _ in range(FREEZE_ROUNDS):
            new = [pid for pid, _ in self._members() if pid not in frozen]
            if not new:
                break
            for pid in new:
                _signal(pid, signal.SIGSTOP)
            frozen.update(new)
        for pid in frozen:
            _signal(pid, signal.SIGKILL)
        self._signal_group(signal.SIGKILL)

    def _members(self) -> Iterator[tuple[int, int]]:
        return iter(descendants(os.getpid()))

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


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return
