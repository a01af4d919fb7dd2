"""Those who wait for a limit to change."""

from ..kernel import Envelope
from .book import LimitBook
from .messages import LimitChange, LimitKey, LimitView


class Watchers:
    """Holds questions back until there is news for them."""

    def __init__(self, book: LimitBook) -> None:
        self._book = book
        self._waiting: list[Envelope] = []

    def news(self, question: LimitChange) -> LimitView | None:
        """Return the limit when it has changed since the asker saw it."""
        view = self._book.limit(LimitKey(question.provider, question.account)).view
        return view if view.version > question.seen else None

    def hold(self, envelope: Envelope) -> None:
        """Keep a question for later, and those no longer that nobody waits for."""
        self._waiting = [each for each in self._waiting if not each.is_abandoned]
        self._waiting.append(envelope)

    def take_answered(self) -> list[tuple[Envelope, LimitView]]:
        """Return who can be answered now, each with the answer."""
        found = [(each, self.news(each.message)) for each in self._waiting]
        self._waiting = [each for each, view in found if view is None]
        return [(each, view) for each, view in found if view is not None]
