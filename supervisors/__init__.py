"""How it stays up: OTP's supervisors on trio.

A supervisor starts its children in order, where started means ready, restarts them by its
policy (strategy, intensity, backoff), escalates when that is exceeded, and stops them in
reverse, each within its deadline.
"""

from .dynamic import DynamicSupervisor
from .errors import ChildRefused, RestartIntensityExceeded, StartFailed, SupervisionError
from .messages import DeleteChild, RestartChild
from .policy import AutoShutdown, Backoff, Policy, Strategy
from .spec import supervised, supervisor_child
from .supervisor import Supervisor
from .tree import snapshot
from .view import ChildView, TreeNode

__all__ = [
    "AutoShutdown",
    "Backoff",
    "ChildRefused",
    "ChildView",
    "DeleteChild",
    "DynamicSupervisor",
    "Policy",
    "RestartChild",
    "RestartIntensityExceeded",
    "StartFailed",
    "Strategy",
    "Supervisor",
    "SupervisionError",
    "TreeNode",
    "snapshot",
    "supervised",
    "supervisor_child",
]
