"""A rule: a pattern whose named groups are the parts of a `Progress`."""

import re
from dataclasses import dataclass

from .progress import Progress, make_progress

# An amount as tools write it: 12, 1,234, 1.5; and the unit of a size.
AMOUNT = r"\d[\d,]*(?:\.\d+)?"
UNIT = r"[kKMGT]?i?B"
PERCENT = r"(?<![\d.,])(?P<percent>\d{1,3}(?:\.\d+)?) ?%"
COUNT = rf"(?P<done>{AMOUNT})\s?/\s?(?P<total>{AMOUNT})"
SIZES = rf"(?P<done>{AMOUNT}) ?(?P<done_unit>{UNIT})? ?/ ?(?P<total>{AMOUNT}) ?(?P<unit>{UNIT})"
_MAX_DIGITS = 18
_POWERS = {"k": 1, "K": 1, "M": 2, "G": 3, "T": 4}


@dataclass(frozen=True, slots=True)
class Rule:
    """Recognises one form. `label` is the label of a pattern that has no such group."""

    kind: str
    pattern: re.Pattern[str]
    label: str = ""

    def apply(self, text: str) -> Progress | None:
        """What `text` says, if it has this form and its numbers make sense."""
        found = self.pattern.search(text)
        if found is None:
            return None
        parts: dict[str, str | None] = found.groupdict()
        unit = parts.get("unit")
        percent = parts.get("percent")
        return make_progress(
            self.kind,
            parts.get("label") or self.label,
            percent=float(percent) if percent else None,
            done=_amount(parts.get("done"), parts.get("done_unit") or unit),
            total=_amount(parts.get("total"), unit),
        )


def rule(kind: str, pattern: str, label: str = "") -> Rule:
    """A rule whose pattern is searched for; most begin with `^`."""
    return Rule(kind, re.compile(pattern), label)


def _amount(digits: str | None, unit: str | None) -> int | None:
    """A count, or a size in bytes."""
    if digits is None or len(digits) > _MAX_DIGITS:
        return None
    base = 1024 if unit and "i" in unit else 1000
    return round(float(digits.replace(",", "")) * base ** _POWERS.get((unit or "B")[0], 0))
