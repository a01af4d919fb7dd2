"""`understudy doctor`: each part checked, and for each that is broken what to do."""

from .check import Check, Verdict
from .examination import examine

__all__ = ["Check", "Verdict", "examine"]
