"""Progress, recognised in the output of any command (WK4).

Line --> recognise --> Progress or None --> ProgressFilter --> what is worth an event
"""

from .filter import ProgressFilter
from .progress import Progress
from .recognition import recognise

__all__ = ["Progress", "ProgressFilter", "recognise"]
