"""Supervisors as children of supervisors."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..actors.kernel import ChildSpec, Kind, Restart, actor_child
from .family import Family
from .policy import Policy
from .supervisor import Supervisor

# A supervisor ends when its children have ended, each within its own deadline; this bound is for
# what goes wrong even so.
SHUTDOWN = 120.0


def supervisor_child(
    name: str,
    policy: Policy,
    children: Iterable[ChildSpec] = (),
    *,
    restart: Restart = Restart.PERMANENT,
    significant: bool = False,
) -> ChildSpec:
    """Describe a static supervisor with its children as a child; refuse children that clash."""
    specs = tuple(children)
    Family(policy, specs)  # which says so now, and not when it is started
    return supervised(
        name, lambda: Supervisor(policy, specs), restart=restart, significant=significant
    )


def supervised(
    name: str,
    factory: Callable[[], Supervisor],
    *,
    restart: Restart = Restart.PERMANENT,
    significant: bool = False,
) -> ChildSpec:
    """Describe any supervisor as a child; `factory` makes a fresh one for each incarnation."""
    child = actor_child(
        name,
        factory,
        restart=restart,
        shutdown=SHUTDOWN,
        start_timeout=SHUTDOWN,
        significant=significant,
    )
    return replace(child, kind=Kind.SUPERVISOR)
