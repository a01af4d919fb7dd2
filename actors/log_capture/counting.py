"""How the writing goes, counted."""

from dataclasses import replace

from .messages import LogStatistics, LogWriteFailed, WriteOutput


class LogCounter:
    """Counts what was acknowledged and what failed."""

    def __init__(self) -> None:
        self._counts = LogStatistics()

    def wrote(self, message: object) -> None:
        """A message was written and acknowledged."""
        counts = self._counts
        if isinstance(message, WriteOutput):
            size = counts.output_bytes + sum(map(len, message.segments))
            self._counts = replace(
                counts, output_bytes=size, output_writes=counts.output_writes + 1
            )
        else:
            self._counts = replace(counts, lines=counts.lines + 1)

    def failed(self, error: LogWriteFailed) -> None:
        """A message could not be written."""
        failures = self._counts.failed_writes + 1
        self._counts = replace(self._counts, failed_writes=failures, last_error=str(error))

    def expired(self, files: int) -> None:
        """So many old files were removed."""
        self._counts = replace(self._counts, expired_files=self._counts.expired_files + files)

    def statistics(self, open_files: int) -> LogStatistics:
        """What was counted so far."""
        return replace(self._counts, open_files=open_files)
