"""What is done about a state, and when: data."""

import math
from dataclasses import dataclass
from enum import StrEnum

from .assessment import LifeState


class Action(StrEnum):
    """What can be done, from the mildest to the last."""

    NOTIFY = "notify"
    INTERRUPT = "interrupt"
    RESTART = "restart"
    KILL = "kill"


@dataclass(frozen=True, slots=True)
class Rule:
    """Do `action` once the state has lasted `after` seconds."""

    state: LifeState
    action: Action
    after: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.after) and self.after >= 0):
            raise ValueError(f"after must be a number of seconds >= 0, not {self.after}")


@dataclass(frozen=True, slots=True)
class Policy:
    """All rules; each one's action is done once while a state lasts."""

    rules: tuple[Rule, ...]

    def of(self, state: LifeState) -> list[Rule]:
        """The rules for a state, in the order in which they come due."""
        order = list(Action)
        mine = (rule for rule in self.rules if rule.state is state)
        return sorted(mine, key=lambda rule: (rule.after, order.index(rule.action)))


# A silent CLI may be deep in thought, and a loop is for its user to judge: who wants more than a
# notice sets it. One that has given its result has nothing to lose.
DEFAULT_POLICY = Policy(
    (
        Rule(LifeState.THROTTLED, Action.NOTIFY),
        Rule(LifeState.AWAITING_APPROVAL, Action.NOTIFY),
        Rule(LifeState.SILENT, Action.NOTIFY),
        Rule(LifeState.LOOPING, Action.NOTIFY),
        Rule(LifeState.FINISHED_NOT_EXITED, Action.NOTIFY),
        Rule(LifeState.FINISHED_NOT_EXITED, Action.INTERRUPT, 5.0),
        Rule(LifeState.FINISHED_NOT_EXITED, Action.KILL, 20.0),
    )
)
