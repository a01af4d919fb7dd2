"""From the store's thread to the broadcaster."""

from contextlib import suppress

from ..event_store import Event, Listener
from ..kernel import ActorDied, Address, MailboxFull
from .messages import Committed


def committed_listener(broadcaster: Address) -> Listener:
    """Return what the event store is to call with the events of each commit.

    A message that the broadcaster cannot take is dropped: one that restarts has its subscribers
    read the log, and so does one whose mailbox was full.
    """

    def on_committed(events: tuple[Event, ...]) -> None:
        with suppress(ActorDied, MailboxFull):
            broadcaster.tell_nowait(Committed(events))

    return on_committed
