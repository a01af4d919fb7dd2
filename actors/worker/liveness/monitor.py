"""Follows a CLI's states through time, and says what its policy wants done."""

from .assessment import Assessment, assess, next_change
from .facts import Facts, learn
from .findings import ActionDue, Finding, StateChanged
from .observations import Observation
from .policy import DEFAULT_POLICY, Policy, Rule
from .thresholds import Thresholds

_DEFAULTS = Thresholds()


class LivenessMonitor:
    """The state of one CLI. It has no clock: times are passed in, in seconds of any steady one.

    What it finds does not depend on how often it is asked: changes that time alone brings are
    found in their order and with their own times, also if it is asked late. A time that is
    earlier than the last one counts as the last one.
    """

    def __init__(
        self, now: float, *, thresholds: Thresholds = _DEFAULTS, policy: Policy = DEFAULT_POLICY
    ) -> None:
        self._thresholds, self._policy = thresholds, policy
        self._facts = Facts(quiet_since=now, sampled_at=now)
        self._now = self._since = now
        self._assessment = assess(self._facts, thresholds, now)
        self._waiting = policy.of(self._assessment.state)

    @property
    def assessment(self) -> Assessment:
        """The state as it was found last."""
        return self._assessment

    @property
    def since(self) -> float:
        """Since when it is in that state."""
        return self._since

    @property
    def due(self) -> float | None:
        """When to call `advance`, if nothing is observed before; None after its exit."""
        if self._facts.exited:
            return None
        change = next_change(self._facts, self._thresholds, self._now)
        times = [change] if change is not None else []
        times += [self._since + rule.after for rule in self._waiting[:1]]
        return max(min(times), self._now) if times else None

    def observe(self, seen: Observation, now: float) -> list[Finding]:
        """Take an observation in; what time brought before it comes first."""
        found = self.advance(now)
        self._facts = learn(self._facts, seen, self._now, self._thresholds)
        return found + self.advance(now)

    def advance(self, now: float) -> list[Finding]:
        """Let time pass until `now`."""
        end, found = max(now, self._now), list[Finding]()
        while not self._facts.exited:
            found += self._settle()
            due = self.due
            if due is None or due > end:
                break
            self._now = due
        self._now = end
        return found

    def _settle(self) -> list[Finding]:
        """What is so at this very time."""
        found = list[Finding]()
        before, self._assessment = (
            self._assessment,
            assess(self._facts, self._thresholds, self._now),
        )
        if self._assessment.state is not before.state:
            lasted = self._now - self._since
            found.append(StateChanged(self._now, self._assessment, before.state, lasted))
            self._since, self._waiting = self._now, self._policy.of(self._assessment.state)
        while self._waiting and self._since + self._waiting[0].after <= self._now:
            found.append(self._due_now(self._waiting.pop(0)))
        return found

    def _due_now(self, rule: Rule) -> ActionDue:
        return ActionDue(self._now, rule.state, rule.action)
