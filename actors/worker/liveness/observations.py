"""What is observed of a running CLI."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """Counters that only grow, all since the start.

    `output_bytes` the CLI has printed; `cpu_seconds` and `io_bytes` all its descendants have used
    and moved; `heartbeats` are signs of life of its own, `changed_files` changes seen in the
    workspace.
    """

    output_bytes: int = 0
    cpu_seconds: float = 0.0
    io_bytes: int = 0
    heartbeats: int = 0
    changed_files: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output that is no event."""

    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The model said something: nothing holds it up."""


@dataclass(frozen=True, slots=True)
class ToolStarted:
    """A tool begins; `call` is its name with its input, alike for calls that do the same."""

    id: str
    call: str


@dataclass(frozen=True, slots=True)
class ToolEnded:
    """A tool has ended."""

    id: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """The provider makes it wait until this time of the monitor's clock; None if unknown."""

    until: float | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """The provider serves it again."""


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """It waits for a person to permit `what`; the end of `tool`, if it names one, ends that too."""

    what: str
    tool: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """The person has answered."""


@dataclass(frozen=True, slots=True)
class Result:
    """Its last word: it should exit now."""


@dataclass(frozen=True, slots=True)
class Exited:
    """Its process has ended: nothing is looked for any more."""


Observation = (
    Sample
    | Line
    | Answered
    | ToolStarted
    | ToolEnded
    | RateLimited
    | Recovered
    | ApprovalAsked
    | ApprovalGiven
    | Result
    | Exited
)
