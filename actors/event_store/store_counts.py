"""What the store counts of itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .engine import OpenReport, Outcome
from .store_statistics import StoreStatistics


class StoreCounts:
    """The counts of one incarnation of the store."""

    def __init__(self) -> None:
        self._counts = StoreStatistics()

    def opened(self, report: OpenReport) -> None:
        """Note what opening found."""
        self._update(location=report.location, set_aside=report.set_aside)

    def commit(self, outcomes: Sequence[Outcome]) -> None:
        """Count a batch that was committed."""
        refused = sum(not isinstance(outcome, tuple) for outcome in outcomes)
        self._update(
            commits=self._counts.commits + 1,
            refused_appends=self._counts.refused_appends + refused,
            largest_batch=max(self._counts.largest_batch, len(outcomes)),
        )

    def failed_commit(self) -> None:
        """Count a batch that could not be committed."""
        self._update(failed_commits=self._counts.failed_commits + 1)

    def statistics(self, last_sequence: int) -> StoreStatistics:
        """Return the counts as they are now."""
        return replace(self._counts, last_sequence=last_sequence)

    def _update(self, **changes: Any) -> None:
        self._counts = replace(self._counts, **changes)
