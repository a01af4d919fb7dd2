"""The kernel's errors.

    Refusal                 an expected answer; the actor that raised it lives on
     +- Invalid             ValueError: the request is malformed
     +- NotFound            LookupError: what it speaks of is not there
     +- Conflict            it contradicts what is there
     +- Unavailable         not now; `retry_after` says when (seconds)
    KernelError             something about actors themselves
     +- ActorDied           pykka.ActorDeadError: nobody will answer; the outcome is unknown
     +- AskTimeout          pykka.Timeout, TimeoutError: no reply within the ask's limit
     +- MailboxFull         trio.WouldBlock: a `_nowait` send found no room
     +- SelfAsk             RuntimeError: an actor waits for its own reply
     +- BlockingCall        RuntimeError: a blocking Pykka call inside the event loop
     +- NameTaken           ValueError: another live actor has the name
     +- StillRunning        RuntimeError: the thread of an earlier incarnation has not ended
     +- Unsupervised        TypeError: started other than by a supervisor

A `Refusal` is a reply. Any other exception that leaves a handler is replied to its asker *and*
crashes the actor, for its supervisor to deal with.
"""

import pykka
import trio


class Refusal(Exception):
    """An expected, typed error: it is a reply, and the actor lives on."""


class Invalid(Refusal, ValueError):
    """The request is malformed; the message names the field and what is wrong with it."""


class NotFound(Refusal, LookupError):
    """What the request speaks of does not exist."""


class Conflict(Refusal):
    """The request contradicts what is already there."""


class Unavailable(Refusal):
    """The request cannot be served now; try again after `retry_after` seconds."""

    def __init__(self, message: str, *, retry_after: float = 1.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class KernelError(Exception):
    """Base of the errors about actors themselves."""


class ActorDied(KernelError, pykka.ActorDeadError):
    """The actor is not there, or ended before it answered: the outcome is unknown."""


class AskTimeout(KernelError, pykka.Timeout, TimeoutError):
    """No reply came within the ask's time limit."""


class MailboxFull(KernelError, trio.WouldBlock):
    """A non-waiting send found the mailbox at its capacity."""


class SelfAsk(KernelError, RuntimeError):
    """An actor asked itself while handling a message: it would wait for ever."""


class BlockingCall(KernelError, RuntimeError):
    """A call that blocks the thread was made inside trio's event loop."""


class NameTaken(KernelError, ValueError):
    """Another live actor holds the name."""


class StillRunning(KernelError, RuntimeError):
    """The thread of an earlier incarnation lives on: a second one would work beside it."""


class Unsupervised(KernelError, TypeError):
    """Actors are started by a supervisor, never by `start()`."""
