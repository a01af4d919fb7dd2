"""What the data of events about limits and waiting holds; `NotRequired` keys may be absent.

provider: `anthropic`, `openai`, `google`, ..., in lower case; empty where it is not known.
account: whose limit it is; absent: "default".  until: an instant, ISO 8601 in UTC, or null.
"""

from typing import NotRequired, TypedDict


class RateLimited(TypedDict):
    """The provider makes the task wait: `wait_sec` from now, or `until`; null: it does not say.

    attempt, max_attempts: the agent's own count.  status: HTTP's.  message: as it was met.
    """

    provider: str
    account: NotRequired[str]
    wait_sec: NotRequired[float | None]
    until: NotRequired[str | None]
    attempt: NotRequired[int | None]
    max_attempts: NotRequired[int | None]
    status: NotRequired[int | None]
    message: NotRequired[str]


class Throttled(TypedDict):
    """A request takes far longer than usual; seconds."""

    provider: str
    account: NotRequired[str]
    elapsed_sec: NotRequired[float]
    usual_sec: NotRequired[float]
    message: NotRequired[str]


class Recovered(TypedDict):
    """The task gets on again; `provider` is absent where it was no provider that held it up."""

    provider: NotRequired[str]
    account: NotRequired[str]


class LimitPaused(TypedDict):
    """What would hit the limit is not started before `until`.

    strikes: pauses in a row.  told: whether the provider said until when.  task_id: who met it.
    """

    provider: str
    account: str
    until: str
    reason: str
    strikes: NotRequired[int]
    told: NotRequired[bool]
    task_id: NotRequired[str]


class LimitAsked(TypedDict):
    """The pause is over, and the policy wants a person to say that the work goes on."""

    provider: str
    account: str
    reason: str


class LimitResumed(TypedDict):
    """Work goes on, one start after the other. by: `time`, `recovery` or `person`."""

    provider: str
    account: str
    by: str


class TaskHeld(TypedDict):
    """The task stays queued; until: when that may change, null if nobody knows."""

    reason: str
    provider: NotRequired[str]
    account: NotRequired[str]
    until: NotRequired[str | None]


class Backpressure(TypedDict):
    """How full the queue is. level: `warning` (80 %), `critical` (full) or `cleared`."""

    level: str
    queued: int
    queue_size: int
