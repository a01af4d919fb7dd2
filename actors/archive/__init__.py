"""The log as JSON Lines: exported, imported again, nothing lost either way."""

from .exporting import export_lines
from .foreign import interrupt_imported
from .importing import import_file
from .report import BadLine, ImportRefused, ImportReport, NumberRun

__all__ = [
    "BadLine",
    "ImportRefused",
    "ImportReport",
    "NumberRun",
    "export_lines",
    "import_file",
    "interrupt_imported",
]
