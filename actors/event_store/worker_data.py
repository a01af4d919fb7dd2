"""What the data of a worker's events holds; `NotRequired` keys may be absent."""

from typing import Any, NotRequired, TypedDict


class WorkerStarted(TypedDict):
    """An incarnation of the worker runs; the first is 1."""

    incarnation: int
    agent: str
    pid: NotRequired[int]
    argv: NotRequired[list[str]]


class WorkerOutput(TypedDict):
    """A stretch of the execution log: `segments` are [stream name, length] in order.

    offset, length: bytes.  lines: ends of lines in the stretch.
    """

    offset: int
    length: int
    segments: list[list[Any]]
    lines: int


class WorkerProgress(TypedDict, total=False):
    """How far something is: `kind` is the tool or form that was recognised, `label` what of.

    percent: 0 to 100.  done, total: steps, files or bytes.  None where the output does not say.
    """

    kind: str
    label: str
    percent: float | None
    done: int | None
    total: int | None


class WorkerHeartbeat(TypedDict):
    """Evidence of life. lines, bytes: the task's whole output so far, of all incarnations."""

    lines: int
    bytes: int
    elapsed_sec: float
    cpu_percent: NotRequired[float]
    memory_bytes: NotRequired[int]
    processes: NotRequired[int]


class WorkerExited(TypedDict):
    """The program ended, by itself (`exit_code`) or by a signal; lines, bytes: as above."""

    incarnation: int
    exit_code: int | None
    signal: NotRequired[int | None]
    lines: NotRequired[int]
    bytes: NotRequired[int]
    last_lines: NotRequired[list[str]]


class WorkerEnded(TypedDict):
    """The worker crashed, or is started again: which incarnation, and why."""

    incarnation: int
    reason: str
