"""The guardian: a process of its own per command, so that no descendant is left, ever (WK7).

    server --- control pipe --> guardian --- fork, exec --> command --> descendants ...
           <-- status pipe ---     |  child subreaper: whatever is orphaned below becomes its child
           <------- stdout, stderr of the command, directly -------

The guardian sits in a session of its own. When the control pipe ends, the server is dead, and
the guardian kills all below it. When the guardian dies, the command dies with it (PDEATHSIG), and
the server kills the rest, which it knows by a mark in their environment; if both die at once, the
next server does that when it starts (`sweep_orphans`).
"""

from .errors import (
    BadWorkingDirectory,
    CommandError,
    CommandNotExecutable,
    CommandNotFound,
    GuardianLost,
)
from .exit import Exit
from .orphans import sweep_orphans
from .process import GuardedProcess
from .usage import TreeUsage

__all__ = [
    "GuardedProcess",
    "Exit",
    "TreeUsage",
    "sweep_orphans",
    "CommandError",
    "CommandNotFound",
    "CommandNotExecutable",
    "BadWorkingDirectory",
    "GuardianLost",
]
