"""What an actor is: mailbox, reference, ask and tell, reply, errors, names, statistics.

The shapes are Pykka's, on trio: a `TrioActor` handles messages in a task, a `ThreadActor` in a
thread of its own; both are run by a supervisor (`actor_child`) and found by name (`Address`).
`understudy.actors.kernel.testing` has the helpers for tests.
"""

from .address import Address
from .child import ChildSpec, Kind, Restart, StartChild, StopChild, actor_child
from .context import MessageContext, current_context, new_context, use_context
from .dead_letters import DeadLetter, DeadLetters, DeadLetterStatistics
from .errors import (
    ActorDied,
    AskTimeout,
    BlockingCall,
    Conflict,
    Invalid,
    KernelError,
    MailboxFull,
    NameTaken,
    NotFound,
    Refusal,
    SelfAsk,
    StillRunning,
    Unavailable,
    Unsupervised,
)
from .groups import brief, single_error
from .incarnation import Incarnation
from .messages import Ask, Crash, Envelope, Stop, Terminated
from .names import Names
from .ref import Ref, StopAllGuard
from .reply import Reply
from .statistics import ActorStatistics
from .system import ActorSystem, SystemStatistics
from .thread_actor import ThreadActor
from .trio_actor import TrioActor
from .wakeup import WakeupBatch, batched_wakeups
from .watch import DeathWatch

__all__ = [
    "ActorDied",
    "ActorStatistics",
    "ActorSystem",
    "Address",
    "Ask",
    "AskTimeout",
    "BlockingCall",
    "ChildSpec",
    "Conflict",
    "Crash",
    "DeadLetter",
    "DeadLetterStatistics",
    "DeadLetters",
    "DeathWatch",
    "Envelope",
    "Incarnation",
    "Invalid",
    "KernelError",
    "Kind",
    "MailboxFull",
    "MessageContext",
    "NameTaken",
    "Names",
    "NotFound",
    "Ref",
    "Refusal",
    "Reply",
    "Restart",
    "SelfAsk",
    "StartChild",
    "StillRunning",
    "Stop",
    "StopAllGuard",
    "StopChild",
    "SystemStatistics",
    "Terminated",
    "ThreadActor",
    "TrioActor",
    "Unavailable",
    "Unsupervised",
    "WakeupBatch",
    "actor_child",
    "batched_wakeups",
    "brief",
    "current_context",
    "new_context",
    "single_error",
    "use_context",
]
