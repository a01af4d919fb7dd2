"""Names that survive restarts: each resolves to the current incarnation, if there is one."""

from typing import Any

import trio

from .errors import NameTaken
from .ref import Ref


class Names:
    """Which incarnation holds which name, and who waits for a name to be taken.

    Changed by the event loop alone; `lookup` may be called from any thread.
    """

    def __init__(self) -> None:
        self._refs: dict[str, Ref[Any]] = {}
        self._waiting: dict[str, trio.Event] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._refs

    def all(self) -> tuple[str, ...]:
        """Return the names that are held now, oldest first."""
        return tuple(self._refs)

    def lookup(self, name: str) -> Ref[Any] | None:
        """Return the current incarnation's reference, or None."""
        return self._refs.get(name)

    def bind(self, name: str, ref: Ref[Any]) -> None:
        """Give the name to an incarnation and wake those who wait for it."""
        if name in self._refs:
            raise NameTaken(f"the name {name!r} is held by a live actor")
        self._refs[name] = ref
        if (waiting := self._waiting.pop(name, None)) is not None:
            waiting.set()

    def unbind(self, name: str, ref: Ref[Any]) -> bool:
        """Take the name from an incarnation; False when it did not hold it."""
        if held := self._refs.get(name) is ref:
            del self._refs[name]
        return held

    async def wait_bound(self, name: str) -> Ref[Any]:
        """Wait until an incarnation holds the name."""
        await trio.lowlevel.checkpoint()
        while (ref := self._refs.get(name)) is None:
            await self._waiting.setdefault(name, trio.Event()).wait()
        return ref
