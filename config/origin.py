"""Where a setting's value comes from."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Layer(IntEnum):
    """The places where settings are made; a higher one overrules a lower one."""

    DEFAULT = 0
    USER = 1
    PROJECT = 2
    ENVIRONMENT = 3
    COMMAND_LINE = 4

    def __str__(self) -> str:
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class Origin:
    """A layer and, where it has them, the file and line (from 1) or the variable's name."""

    layer: Layer
    file: Path | None = None
    line: int | None = None
    variable: str | None = None

    def __str__(self) -> str:
        if self.file is not None:
            return f"{self.file}:{self.line}" if self.line else str(self.file)
        if self.variable is not None:
            return f"environment variable {self.variable}"
        return str(self.layer)
