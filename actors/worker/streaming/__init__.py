"""Output of a process, as it comes: read, coalesced, counted, split, rendered (WK1, WK2, WK3).

streams --> StreamPump --> Flush --> the sink (the log, subscribers)
                              |-> OutputTally    how much, and the last lines
                              |-> AnsiStripper --> LineSplitter --> display, parsers
                              `-> render         as JSON
"""

from .ansi import AnsiStripper, strip_ansi
from .aside import Aside
from .lines import Line, LineSplitter
from .pump import PumpStatistics, Sink, StreamPump
from .rendering import parse, render
from .segments import STREAM_NAMES, Flush, Segment, StreamName
from .tally import OutputTally, TailLine

__all__ = [
    "Aside",
    "STREAM_NAMES",
    "StreamPump",
    "PumpStatistics",
    "Sink",
    "Flush",
    "Segment",
    "StreamName",
    "Line",
    "LineSplitter",
    "AnsiStripper",
    "strip_ansi",
    "OutputTally",
    "TailLine",
    "render",
    "parse",
]
