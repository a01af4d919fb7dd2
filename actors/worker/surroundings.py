"""The variables that a command finds."""

import os
from collections.abc import Mapping

# A Python child writes in blocks to a pipe unless it is told not to, and whoever watches the task
# sees nothing for minutes. What the server's environment or the request sets wins.
_DEFAULTS = {"PYTHONUNBUFFERED": "1"}


def surroundings(given: Mapping[str, str], requested: Mapping[str, str]) -> dict[str, str]:
    """What the agent gives, under what the server has, under what the request sets."""
    return _DEFAULTS | dict(given) | dict(os.environ) | dict(requested)
