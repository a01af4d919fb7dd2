"""The guardian's life: start the command, do as the server says, leave nobody behind."""

import os
import signal
import sys
from time import monotonic

from .alarms import Alarms
from .bonds import adopt_orphans
from .family import Family
from .report import Report
from .request import INTERRUPT, KILL, TERMINATE, read_request
from .spawn import CannotStart, spawn

# How long killed processes may take to vanish (they may hang in the kernel), in seconds.
KILL_PATIENCE = 5.0
KILL_AGAIN = 0.05


class Guardian:
    """Holds one command from its start until the last of its descendants is gone."""

    def __init__(self, family: Family, alarms: Alarms) -> None:
        self._family = family
        self._alarms = alarms
        self._killing = False

    def watch(self) -> None:
        """Until the command has ended."""
        while not self._family.reap() and self._family.leader_status is None:
            self._obey(None)

    def end_leftovers(self, patience: float) -> int:
        """SIGTERM, patience (seconds), SIGKILL to what it left behind; how many there were."""
        if self._family.reap():
            return 0
        leftovers = 0 if self._killing else self._family.count()
        if not self._killing:
            self._family.terminate()
            self._gone_within(patience)
        deadline = monotonic() + KILL_PATIENCE
        while not self._family.reap() and monotonic() < deadline:
            self._kill()
            self._gone_within(KILL_AGAIN)
        return leftovers

    def _gone_within(self, seconds: float) -> None:
        """Wait for the last one to go, for `seconds`, or until the server wants it faster."""
        deadline, killing = monotonic() + seconds, self._killing
        while not self._family.reap() and monotonic() < deadline and self._killing == killing:
            self._obey(deadline)

    def _obey(self, deadline: float | None) -> None:
        said = self._alarms.wait(deadline)
        if said is None:
            return
        if said == b"" or KILL in said:
            self._kill()
        elif TERMINATE in said:
            self._family.terminate()
        elif INTERRUPT in said:
            self._family.interrupt()

    def _kill(self) -> None:
        self._killing = True
        self._family.kill()


def main() -> None:
    """Started as `main() FOLDER CONTROL STATUS`, with the command's output as its own."""
    control, status = int(sys.argv[2]), int(sys.argv[3])
    for descriptor in (control, status):
        os.set_inheritable(descriptor, False)
    os.chdir("/")
    adopt_orphans()
    alarms, report = Alarms(control), Report(status)
    request = read_request(control)
    if request is None:
        return
    try:
        family = Family(spawn(request))
    except CannotStart as error:
        report.failed(error.step, error.errno)
        return
    # The streams end when the command and its like close them: the guardian keeps no copy.
    for descriptor in (1, 2):
        os.dup2(0, descriptor)
    report.started(family.leader)
    guardian = Guardian(family, alarms)
    guardian.watch()
    leftovers = guardian.end_leftovers(request.patience)
    ended = family.leader_status
    report.exited(signal.SIGKILL if ended is None else ended, leftovers, family.count())
