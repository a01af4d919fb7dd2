"""The per-task worker: an agent at work, its processes guarded, its output never lost."""

from .errors import AgentFailed
from .guardian import sweep_orphans
from .memory import WorkerMemory
from .streaming import LineSplitter, Segment, parse, render, strip_ansi
from .tools import WorkerTools
from .worker import Worker

__all__ = [
    "AgentFailed",
    "LineSplitter",
    "Segment",
    "Worker",
    "WorkerMemory",
    "WorkerTools",
    "parse",
    "render",
    "strip_ansi",
    "sweep_orphans",
]
