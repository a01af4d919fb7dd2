"""The live view of the supervision tree."""

from dataclasses import dataclass

from ..actors.kernel import brief
from .child import Child


@dataclass(frozen=True, slots=True)
class ChildView:
    """One child as its supervisor knows it; `error` is its last one, in words."""

    name: str
    kind: str
    restart: str
    state: str
    generation: int
    restarts: int
    error: str | None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A child with what its actor shows: messages waiting and handled, and its own children."""

    view: ChildView
    mailbox: int
    handled: int
    children: tuple["TreeNode", ...]


def view_of(child: Child) -> ChildView:
    """Return the immutable view of a child's record."""
    return ChildView(
        name=child.name,
        kind=child.spec.kind,
        restart=child.spec.restart,
        state=child.state,
        generation=child.generation,
        restarts=child.restarts,
        error=brief(child.last_error) if child.last_error else None,
    )
