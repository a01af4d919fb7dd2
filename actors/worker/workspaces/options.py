"""How a workspace shall be made."""

from dataclasses import dataclass, field
from typing import Literal

from .copying import CopyLimits

Include = Literal["head", "dirty"]
Folder = Literal["copy", "fresh"]


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """What a task begins with.

    `include`: the last commit ("head"), or the checkout as it is ("dirty": also what is staged,
    unstaged and untracked, not what is ignored). `folder`: of a target that is no repository a
    copy, or nothing. `submodules`: whether they are filled in from the checkout's own clones.
    """

    include: Include = "head"
    folder: Folder = "copy"
    submodules: bool = True
    limits: CopyLimits = field(default_factory=CopyLimits)

    def __post_init__(self) -> None:
        if self.include not in ("head", "dirty"):
            raise ValueError(f'include must be "head" or "dirty", not {self.include!r}')
        if self.folder not in ("copy", "fresh"):
            raise ValueError(f'folder must be "copy" or "fresh", not {self.folder!r}')
