"""What the guardian tells the server: a JSON object a line.

    {"event": "started", "pid": 4711}
    {"event": "failed", "step": "exec", "errno": 2}
    {"event": "exited", "exit_code": 0, "signal": null, "leftovers": 0, "survivors": 0}

Only numbers and fixed words go in, so that formatting them is enough.
"""

import os


class Report:
    """The writing end. When the server is dead, nobody is told."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def started(self, pid: int) -> None:
        """The command runs."""
        self._line(f'"started", "pid": {pid}')

    def failed(self, step: str, errno: int) -> None:
        """The command could not be started."""
        self._line(f'"failed", "step": "{step}", "errno": {errno}')

    def exited(self, wait_status: int, leftovers: int, survivors: int) -> None:
        """The command ended; so many it left behind, so many of them could not be killed."""
        code = os.waitstatus_to_exitcode(wait_status)
        ended = (code, "null") if code >= 0 else ("null", -code)
        counts = f'"leftovers": {leftovers}, "survivors": {survivors}'
        self._line(f'"exited", "exit_code": {ended[0]}, "signal": {ended[1]}, {counts}')

    def _line(self, fields: str) -> None:
        try:
            os.write(self._descriptor, b'{"event": %b}\n' % fields.encode())
        except BrokenPipeError:
            return
