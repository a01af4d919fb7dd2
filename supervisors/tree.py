"""Look at a whole tree of supervisors at one moment."""

from ..actors.kernel import ActorSystem, Kind, Restart
from .child import State
from .supervisor import Supervisor
from .view import ChildView, TreeNode


def snapshot(system: ActorSystem, root: str) -> TreeNode:
    """Return the tree below the supervisor `root`, as it is now, without waiting for anyone."""
    ref = system.names.lookup(root)
    state = State.STOPPED if ref is None else State.RUNNING
    generation = 0 if ref is None else ref.actor.generation
    view = ChildView(root, Kind.SUPERVISOR, Restart.PERMANENT, state, generation, 0, None)
    return _node(system, view)


# Only a running actor surely holds its name: asked for another's, it may be anyone who does.
def _node(system: ActorSystem, view: ChildView) -> TreeNode:
    holds = view.kind != Kind.TASK and view.state in (State.RUNNING, State.STOPPING)
    ref = system.names.lookup(view.name) if holds else None
    if ref is None:
        return TreeNode(view, 0, 0, ())
    seen = ref.actor.statistics()
    children: tuple[ChildView, ...] = ()
    if isinstance(ref.actor, Supervisor):
        children = ref.actor.children()
    return TreeNode(view, seen.mailbox, seen.handled, tuple(_node(system, c) for c in children))
