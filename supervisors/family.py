"""The ordered children of one supervisor, and who goes down with whom."""

from collections.abc import Iterable, Iterator

from ..actors.kernel import ChildSpec
from .child import Child
from .errors import ChildRefused
from .policy import AutoShutdown, Policy, Strategy


class Family:
    """Children by name, in start order."""

    def __init__(self, policy: Policy, specs: Iterable[ChildSpec] = ()) -> None:
        self._policy = policy
        self._children: dict[str, Child] = {}
        for spec in specs:
            self.add(spec)

    def __iter__(self) -> Iterator[Child]:
        return iter(tuple(self._children.values()))

    def __len__(self) -> int:
        return len(self._children)

    def add(self, spec: ChildSpec) -> Child:
        """Take a child in; refuse a second one of its name, and one that does not fit here."""
        if spec.name in self._children:
            raise ChildRefused(f"there is a child {spec.name!r} already")
        if spec.significant and self._policy.auto_shutdown is AutoShutdown.NEVER:
            raise ChildRefused(f"{spec.name!r} is significant where auto_shutdown is never")
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
        if self._policy.strategy is Strategy.ONE_FOR_ONE:
            return [failed]
        everyone = list(self)
        if self._policy.strategy is Strategy.REST_FOR_ONE:
            return everyone[everyone.index(failed) :]
        return everyone
