"""What is found in a task's output while it comes, recorded as events of their own.

OutputRecorder --> Watch.see --> WORKER_PROGRESS, ... through the ledger, after WORKER_OUTPUT
"""

from .progress_watch import ProgressWatch
from .watch import Watch

__all__ = ["ProgressWatch", "Watch"]
