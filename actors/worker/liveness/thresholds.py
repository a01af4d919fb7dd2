"""From when on something counts."""

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Times in seconds.

    `silent_after`, `tool_silent_after`: without evidence of work for so long, outside of a tool
    and in one. `finish_grace`: it may take so long to exit after its result. `throttle_guess`: a
    rate limit that names no time is taken to last so long. `min_cpu_share` (of one core) and
    `min_io_rate` (bytes a second): what is below is a process that idles. `same_calls`,
    `same_lines`: a loop is so many rounds of the same, lines for `same_lines_for` at least.
    """

    silent_after: float = 120.0
    tool_silent_after: float = 900.0
    finish_grace: float = 10.0
    throttle_guess: float = 60.0
    min_cpu_share: float = 0.05
    min_io_rate: float = 4096.0
    same_calls: int = 5
    same_lines: int = 200
    same_lines_for: float = 10.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            least = 2 if field.name in ("same_calls", "same_lines") else 0
            if not (math.isfinite(value) and value >= least):
                raise ValueError(f"{field.name} must be a number >= {least}, not {value}")
