"""What one check finds."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """ok; warning: it works, with something to know; broken: something will not work."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, what was found, and what to do about it ("" where nothing is to do)."""

    name: str
    verdict: Verdict
    found: str
    advice: str = ""


def ok(name: str, found: str) -> Check:
    """All is well."""
    return Check(name, Verdict.OK, found)


def warning(name: str, found: str, advice: str) -> Check:
    """It works, with something to know."""
    return Check(name, Verdict.WARNING, found, advice)


def broken(name: str, found: str, advice: str) -> Check:
    """It will not work."""
    return Check(name, Verdict.BROKEN, found, advice)
