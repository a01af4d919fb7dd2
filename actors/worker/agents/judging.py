"""What the work is worth: never only by the agent's own word."""

from dataclasses import dataclass
from typing import Literal

from ..dialects import Verdict

Worth = Literal["verified", "partial", "unverified", "interrupted"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a piece of work.

    `claim`: what the agent's last words and its exit code say. `files`: how many were changed;
    None: nobody kept account. `check`: whether the check passed; None: none was run;
    `check_ended` says how.
    """

    claim: Verdict
    files: int | None = None
    check: bool | None = None
    check_ended: str = ""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """The worth, whether the task has succeeded, and why."""

    worth: Worth
    succeeded: bool
    reason: str


# claim        check passed   check failed      no check
# succeeded    verified       partial/unv. (f)  partial with changes, else unverified
# unclear      partial        partial/unv. (f)  unverified
# failed       partial (f)    partial/unv. (f)  partial/unv. (f)      (f): the task has failed
# interrupted  interrupted (f), and no check is run
def judge(evidence: Evidence) -> Judgement:
    """Weigh the evidence."""
    ending, reason = evidence.claim.ending, evidence.claim.reason
    if evidence.stopped or ending == "interrupted":
        return Judgement("interrupted", False, reason)
    changed: Worth = "partial" if evidence.files else "unverified"
    if evidence.check is False:
        return Judgement(changed, False, f"the check failed: {evidence.check_ended}")
    if ending == "failed":
        return Judgement("partial" if evidence.check else changed, False, reason)
    if evidence.check:
        proven = ending == "succeeded"
        return Judgement("verified" if proven else "partial", True, f"{reason}; the check passed")
    if ending == "unclear":
        return Judgement("unverified", True, reason)
    return Judgement(changed, True, f"{reason}; no check was asked for")
