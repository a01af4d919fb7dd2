"""What the search index is asked."""

from dataclasses import dataclass

from ..event_store import Event
from ..kernel import Ask, Invalid

MAX_HITS = 500


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An event that was found, and the stretch of its text around the first word looked for."""

    event: Event
    excerpt: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of what was found, newest first.

    next_before: continues, as `before`; None at the end.
    indexed_to: the sequence number up to which the log has been indexed.
    """

    hits: tuple[SearchHit, ...]
    next_before: int | None
    indexed_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEvents(Ask[SearchPage]):
    """Find the events whose text has all the words of the query, whatever their case.

    query: words; "words in quotation marks" that follow each other; the beginning of a word with
    an asterisk (`fail*`). Anything else is taken as a word: no query is an error, and one without
    a letter or digit finds nothing.
    task_id: of one task.  types: of these types; empty: of all.  before: below this number.
    at_least: answer when the log has been indexed up to this sequence number.
    """

    query: str
    task_id: str | None = None
    types: frozenset[str] = frozenset()
    limit: int = 50
    before: int | None = None
    at_least: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_HITS:
            raise Invalid(f"limit: must be 1 to {MAX_HITS}, not {self.limit}")
