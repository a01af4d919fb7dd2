"""The supervisors' errors.

SupervisionError              KernelError
 +- RestartIntensityExceeded  too many restarts in the window: escalated to the parent
 +- StartFailed               a child did not become ready (its error is the cause)
ChildRefused                  Refusal: what was asked of a supervisor cannot be done
"""

from ..actors.kernel import KernelError, Refusal, brief


class SupervisionError(KernelError):
    """Base of what a supervisor ends with."""


class RestartIntensityExceeded(SupervisionError):
    """A child failed more often than the policy allows; `reason` is its last error."""

    def __init__(self, child: str, allowed: str, reason: BaseException | None) -> None:
        super().__init__(f"{child} failed again, past {allowed}; last: {brief(reason)}")
        self.child, self.reason = child, reason


class StartFailed(SupervisionError):
    """A child did not become ready."""

    def __init__(self, child: str, reason: BaseException | None) -> None:
        super().__init__(f"{child} did not start: {brief(reason)}")
        self.child, self.reason = child, reason


class ChildRefused(Refusal):
    """The child exists already, is not there, or did not start; the message says which."""
