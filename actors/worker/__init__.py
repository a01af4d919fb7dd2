"""The per-task worker: an agent at work, its processes guarded, its output never lost."""

from .errors import AgentFailed
from .guardian import sweep_orphans
from .memory import WorkerMemory
from .tools import WorkerTools
from .worker import Worker

__all__ = ["AgentFailed", "Worker", "WorkerMemory", "WorkerTools", "sweep_orphans"]
