"""What is wrong with the settings, told so that it can be put right.

ValueError
  SettingsError    one or more problems, each with its key, its place and what is wanted
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from .origin import Origin


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `key` is dotted, or None where a whole file cannot be read."""

    key: str | None
    origin: Origin
    what: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (str(self.origin), self.key, self.what)))


class SettingsError(ValueError):
    """The settings cannot be used; `problems` holds everything that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(key: str, known: Sequence[str]) -> str | None:
    """The known key that `key` was most likely meant to be: its name first, then all of it."""
    name = key.rpartition(".")[2]
    named_alike = [other for other in known if other.rpartition(".")[2] == name]
    matches = get_close_matches(key, named_alike or known, n=1, cutoff=0.0 if named_alike else 0.75)
    return matches[0] if matches else None


def unknown_setting(key: str, origin: Origin, known: Sequence[str]) -> Problem:
    """The problem of a key that there is not."""
    likely = nearest(key, known)
    hint = f"did you mean {likely}?" if likely else _choice(key.partition(".")[0], known)
    return Problem(key, origin, f"no such setting; {hint}")


def _choice(section: str, known: Sequence[str]) -> str:
    names = [name for start, _, name in (key.partition(".") for key in known) if start == section]
    sections = dict.fromkeys(key.partition(".")[0] for key in known)
    return f"[{section}] has {', '.join(names)}" if names else f"sections: {', '.join(sections)}"
