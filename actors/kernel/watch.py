"""Death watch: who is told when the actor behind a name ends."""

import contextlib

from .errors import ActorDied, NotFound
from .mailbox import Mailbox
from .messages import Envelope, Terminated
from .names import Names


class DeathWatch:
    """Tells watchers, by name, of each end of an incarnation. Used in the event loop only."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._watchers: dict[str, dict[str, None]] = {}
        self._mailboxes: dict[str, Mailbox] = {}

    # From before its `on_start`, which is the place to watch from: an actor gets its name later.
    def enrol(self, name: str, mailbox: Mailbox) -> None:
        """Let the incarnation with this mailbox be told, when it watches as `name`."""
        self._mailboxes.setdefault(name, mailbox)

    def dismiss(self, name: str, mailbox: Mailbox) -> None:
        """Take back `enrol`; nothing when it was not this mailbox."""
        if self._mailboxes.get(name) is mailbox:
            del self._mailboxes[name]

    def watch(self, name: str, *, watcher: str) -> None:
        """Tell `watcher` a `Terminated` at each end of `name`; at once if nobody holds it."""
        self._watchers.setdefault(name, {})[watcher] = None
        if name not in self._names:
            reason = NotFound(f"no actor holds the name {name!r}")
            self._tell(watcher, Terminated(name, -1, reason))

    def unwatch(self, name: str, *, watcher: str) -> None:
        """Stop telling; nothing when it did not watch."""
        watchers = self._watchers.get(name, {})
        watchers.pop(watcher, None)
        if not watchers:
            self._watchers.pop(name, None)

    def ended(self, name: str, generation: int, reason: BaseException | None) -> None:
        """Tell everyone who watches `name` that this incarnation is over."""
        for watcher in tuple(self._watchers.get(name, ())):
            self._tell(watcher, Terminated(name, generation, reason))

    def _tell(self, watcher: str, message: Terminated) -> None:
        # Outside the capacity: a death is told even to an actor that is flooded.
        if (mailbox := self._mailboxes.get(watcher)) is not None:
            with contextlib.suppress(ActorDied):
                mailbox.put_control(Envelope(message, sender=message.name))
