"""What a monitor finds."""

from dataclasses import dataclass

from .assessment import Assessment, LifeState
from .policy import Action


@dataclass(frozen=True, slots=True)
class StateChanged:
    """Since `at` the CLI is in another state; `lasted` is how long the one before did."""

    at: float
    assessment: Assessment
    before: LifeState
    lasted: float


@dataclass(frozen=True, slots=True)
class ActionDue:
    """The policy wants `action` done about `state` by now."""

    at: float
    state: LifeState
    action: Action


Finding = StateChanged | ActionDue
