"""What ends a worker's incarnation.

RuntimeError
 +- AgentFailed   the agent's work failed; restarted if the task's policy says so
"""

from collections.abc import Mapping
from typing import Any


class AgentFailed(RuntimeError):
    """The work failed; `result` tells how, as the task's last event would."""

    def __init__(self, reason: str, result: Mapping[str, Any]) -> None:
        super().__init__(reason)
        self.result = dict(result)
