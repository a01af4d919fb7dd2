"""The live view of tasks on a terminal, and plain lines where there is none (UI1).

events --> Board (a Block per task) --> frame_lines --> Painter, 20 frames a second at most
       `-> plain lines, prefixed with the task's label
"""

from .block import Block, Clock
from .board import Board
from .keys import Keys
from .live import LiveView
from .painter import Painter
from .plain import PlainView
from .summary import summary_lines
from .text import clean, human_bytes, human_time
from .view import View

__all__ = [
    "Block",
    "Board",
    "Clock",
    "Keys",
    "LiveView",
    "Painter",
    "PlainView",
    "View",
    "clean",
    "human_bytes",
    "human_time",
    "summary_lines",
]
