"""What is found in a task's output while it comes, recorded as events of their own.

OutputRecorder --> Watch.see --> the ledger, after the WORKER_OUTPUT that it was found in
                   ProgressWatch   WORKER_PROGRESS, of any command
                   LimitWatch      RATE_LIMITED, RECOVERED, of any command
                   AgentWatch      AGENT_..., RATE_LIMITED, THROTTLED, RECOVERED, by a CLI's dialect
"""

from .agent_watch import AgentWatch
from .limit_watch import LimitWatch
from .limits import LimitOwner
from .progress_watch import ProgressWatch
from .telling import MAX_TEXT
from .watch import Watch

__all__ = ["MAX_TEXT", "AgentWatch", "LimitOwner", "LimitWatch", "ProgressWatch", "Watch"]
