"""From a line to its progress.

Nearly every line of output is no progress, so what it costs to see that is what counts: a rule is
tried only on a line that has its percent sign, its counter or its first word.
"""

import re
from collections.abc import Iterable

from ..streaming import Line
from .activity import recognise_activity
from .counters import COUNTER_RULES
from .headed import HEADED_RULES
from .percentages import PERCENT_RULES
from .progress import Progress
from .rules import COUNT, PERCENT, Rule, rule
from .words import ACTIVITY_HEADS

MAX_LINE = 512  # bytes; a longer line is data
_COUNTER = re.compile(rb"\d[\d,.]* ?[kMGTiB]{0,3} ?(?:/ ?\d|of \d)|/s\]$|/it\]$")
# What may stand before a report: a log's time and level, an arrow, a spinner; and how it begins.
_PREFIX = re.compile(
    rb"(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* )?"
    rb"(?:\[?(?:INFO|DEBUG|NOTICE|info)\]?:? +|==?> +|-> +|(?:\xe2[\xa0-\xa3][\x80-\xbf])+ *)?"
)
_PREFIX_STARTS = b"[ID2N=\xe2-i"
_WORN = b".:0123456789[]()"
# A line that the next one is written over is a status line: any number in it is progress.
_STATUS_RULES = (
    rule("percent", rf"^(?P<label>[^%]{{0,80}}?)[ :(\[]{{0,3}}(?<![\w.]){PERCENT}(?!\w)"),
    rule("counter", rf"^(?P<label>.{{0,80}}?)[ :(\[]{{0,3}}(?<![\w./]){COUNT}(?![\w/])"),
)


def recognise(line: Line) -> Progress | None:
    """What `line`, without terminal control, says about progress. Every line may be given."""
    data = line.text
    if not data or len(data) > MAX_LINE or line.continued:
        return None
    if data[0] in _PREFIX_STARTS and (prefix := _PREFIX.match(data)):
        data = data[prefix.end() :]
    words = data.split(None, 1)
    head = words[0].rstrip(_WORN).lower() if words else b"-"
    percent, counter = b"%" in data, b"/" in data or b" of " in data
    headed, active = HEADED_RULES.get(head), head in ACTIVITY_HEADS
    counter = counter and _COUNTER.search(data) is not None
    if not (percent or counter or headed or active or line.rewritten):
        return None
    text = data.decode("utf-8", "replace").rstrip()
    found = _first(_tables(percent, counter, headed, line.rewritten), text)
    return found or (recognise_activity(text) if active else None)


def _tables(
    percent: bool, counter: bool, headed: tuple[Rule, ...] | None, rewritten: bool
) -> Iterable[tuple[Rule, ...]]:
    """The rules to try, the ones that are surest first."""
    if headed:
        yield headed
    if percent:
        yield PERCENT_RULES
    if counter:
        yield COUNTER_RULES
    if rewritten:
        yield _STATUS_RULES


def _first(tables: Iterable[tuple[Rule, ...]], text: str) -> Progress | None:
    return next((found for table in tables for of in table if (found := of.apply(text))), None)
