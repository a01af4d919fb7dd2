"""Liveness by evidence: whether a CLI works, waits, hangs or runs in circles.

    samples, events --> learn --> Facts --+--> assess --> state --> Policy --> actions due
                                  time ---'

All but `sample_io` is pure and knows no clock: the same observations at the same times find the
same, however often one looks.
"""

from .assessment import Assessment, LifeState
from .findings import ActionDue, Finding, StateChanged
from .monitor import LivenessMonitor
from .observations import (
    Answered,
    ApprovalAsked,
    ApprovalGiven,
    Exited,
    Line,
    Observation,
    RateLimited,
    Recovered,
    Result,
    Sample,
    ToolEnded,
    ToolStarted,
)
from .policy import DEFAULT_POLICY, Action, Policy, Rule
from .sampling import Reading, WorkMeter, sample_io
from .thresholds import Thresholds

__all__ = [
    "LivenessMonitor",
    "LifeState",
    "Assessment",
    "Finding",
    "StateChanged",
    "ActionDue",
    "Observation",
    "Sample",
    "Line",
    "Answered",
    "ToolStarted",
    "ToolEnded",
    "RateLimited",
    "Recovered",
    "ApprovalAsked",
    "ApprovalGiven",
    "Result",
    "Exited",
    "Thresholds",
    "Policy",
    "Rule",
    "Action",
    "DEFAULT_POLICY",
    "sample_io",
    "WorkMeter",
    "Reading",
]
