"""What a supervisor does when it is asked to change its children."""

from typing import TYPE_CHECKING

from ..actors.kernel import ChildSpec
from .child import Child, State
from .errors import ChildRefused, StartFailed

if TYPE_CHECKING:
    from .supervisor import Supervisor


async def start_new(supervisor: "Supervisor", spec: ChildSpec) -> None:
    """Take in a new child and start it; refuse, and forget it, when it does not start."""
    child = supervisor.family.add(spec)
    try:
        await supervisor.lifecycle.start(child)
    except StartFailed as failure:
        supervisor.family.remove(child)
        raise ChildRefused(str(failure)) from failure.reason


async def start_again(supervisor: "Supervisor", name: str) -> None:
    """Start a child that is stopped."""
    child = resting(supervisor, name)
    try:
        await supervisor.lifecycle.start(child)
    except StartFailed as failure:
        raise ChildRefused(str(failure)) from failure.reason


async def stop_kept(supervisor: "Supervisor", name: str) -> bool:
    """End a child, if there is one of that name, and keep what will be started again."""
    if (child := supervisor.family.find(name)) is None:
        return False
    await supervisor.lifecycle.stop(child)
    supervisor.forget_ended(child)
    return True


def resting(supervisor: "Supervisor", name: str) -> Child:
    """Return a child that is stopped; refuse when it runs or does not exist."""
    child = supervisor.family.get(name)
    if child.state is not State.STOPPED:
        raise ChildRefused(f"{name!r} is {child.state}: stop it first")
    return child
