"""Where a run takes place, and the little of this process's environment that it gets."""

import os
from dataclasses import dataclass
from pathlib import Path

Env = dict[str, str]
KEY = "sk-stand-in"  # no secret: nobody checks it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run takes place, and whom it asks: `url` is the stand-in's, without a slash."""

    home: Path
    project: Path
    url: str


def base_env(place: Place) -> Env:
    """What every run gets, and nothing else of this process's environment."""
    temporary = place.home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"}
    return kept | {"HOME": str(place.home), "TMPDIR": str(temporary), "SHELL": "/bin/bash"}
