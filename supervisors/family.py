"""The ordered children of one supervisor, and who goes down with whom."""

from collections.abc import Iterator

from ..actors.kernel import ChildSpec, Restart
from .child import Child
from .errors import ChildRefused
from .policy import Strategy


class Family:
    """Children by name, in start order."""

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self._children: dict[str, Child] = {}

    def __iter__(self) -> Iterator[Child]:
        return iter(tuple(self._children.values()))

    def __len__(self) -> int:
        return len(self._children)

    def add(self, spec: ChildSpec) -> Child:
        """Take a child in; refuse a second one of its name."""
        if spec.name in self._children:
            raise ChildRefused(f"there is a child {spec.name!r} already")
        child = self._children[spec.name] = Child(spec)
        return child

    def find(self, name: str) -> Child | None:
        """Return the child of that name, if there is one."""
        return self._children.get(name)

    def get(self, name: str) -> Child:
        """Return the child of that name, or refuse."""
        if (child := self._children.get(name)) is None:
            raise ChildRefused(f"there is no child {name!r}")
        return child

    def remove(self, child: Child) -> None:
        """Forget a child."""
        self._children.pop(child.name, None)

    def group(self, failed: Child) -> list[Child]:
        """Return who is restarted when `failed` fails, in start order, it included."""
        everyone = list(self)
        if self._strategy is Strategy.ONE_FOR_ONE:
            return [failed]
        if self._strategy is Strategy.REST_FOR_ONE:
            return everyone[everyone.index(failed) :]
        return everyone

    def forget_temporary(self, group: list[Child], failed: Child) -> list[Child]:
        """Drop the temporary siblings of `failed`: they go down with it and stay down."""
        gone = [c for c in group if c is not failed and c.spec.restart is Restart.TEMPORARY]
        for child in gone:
            self.remove(child)
        return [child for child in group if child not in gone]
