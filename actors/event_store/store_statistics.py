"""How the store fares."""

from dataclasses import dataclass

from ..kernel import Ask


@dataclass(frozen=True, slots=True)
class StoreStatistics:
    """How the store fares; counts are those of the present incarnation.

    commits, failed_commits, refused_appends: counts.  largest_batch: most appends in one commit.
    location: where the events are.  set_aside: where a damaged store was put, if it was.
    """

    last_sequence: int = 0
    commits: int = 0
    failed_commits: int = 0
    refused_appends: int = 0
    largest_batch: int = 0
    location: str = ""
    set_aside: str | None = None


@dataclass(frozen=True, slots=True)
class GetStoreStatistics(Ask[StoreStatistics]):
    """Ask the store for its statistics."""
