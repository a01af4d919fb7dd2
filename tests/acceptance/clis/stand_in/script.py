"""What a stand-in for a model's API answers, as data: one step for each request of the agent."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rate_limit", "overloaded", "unavailable", "usage_limit"]


@dataclass(frozen=True, slots=True)
class Say:
    """The model answers in words; `stalls`: half of them come, and then nothing, for ever.

    A `pause` in seconds lies between one word and the next.
    """

    text: str = "Hello from the stand-in: all is well."
    pause: float = 0.02
    stalls: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """The model has a file written; `path` is relative to the project."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Shell:
    """The model has a shell command run; `background`: without waiting for its end."""

    command: str
    background: bool = False


@dataclass(frozen=True, slots=True)
class Refuse:
    """The API refuses, in its provider's own words; both waits are seconds from now.

    `retry_after` is the header of that name; `resets_in` is when a usage limit ends.
    """

    kind: Kind
    retry_after: int | None = None
    resets_in: int = 7200


@dataclass(frozen=True, slots=True)
class Ignore:
    """The API takes the request and never answers it."""


Answer = Say | Write | Shell
Step = Answer | Refuse | Ignore


class Script:
    """Steps, taken one by one; the last one is repeated for as long as anybody asks."""

    def __init__(self, *steps: Step) -> None:
        assert steps, "a script has at least one step"
        self._steps = list(steps)

    def take(self) -> Step:
        """The answer to the agent's next request."""
        return self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]

    def aside(self) -> Step:
        """The answer to a request beside the work, such as for a title: it takes no step."""
        now = self._steps[0]
        return now if isinstance(now, Refuse) else Say("A title", pause=0)
