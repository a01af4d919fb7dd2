"""What a dialect is, and what all parsers have in common."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from ..streaming import StreamName
from .closing import AgentEvent, Notice
from .events import Limit, Overloaded, RateLimited, Recovered
from .limits import recognise_limit
from .verdicts import Verdict

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Now, in the machine's zone: the one in which its programs print times of day."""
    return datetime.now().astimezone()


class Parser(Protocol):
    """Reads one run of a CLI, line by line."""

    def feed(self, stream: StreamName, line: str) -> tuple[AgentEvent, ...]:
        """What `line`, without its ending and without terminal control, says. Never raises.

        Nothing comes of a line that is known to say nothing; one that is not known is `Unknown`.
        """
        ...


class Dialect(Protocol):
    """How one CLI talks; `verdict` says what its last words and its exit code mean together."""

    name: str

    def parser(self, now: Clock = local_now) -> Parser:
        """For one run; `now` is aware, in the zone of the machine on which the CLI runs."""
        ...

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """`events`: at least those of `DECISIVE` kinds, in order; a signal is a negative code."""
        ...


class RecoveryParser:
    """Adds `Recovered` before the first of `signs` that follows a limit."""

    signs: tuple[type, ...] = ()
    provider = ""

    def __init__(self, now: Clock = local_now) -> None:
        self._now = now
        self._limited: Limit | None = None

    def feed(self, stream: StreamName, line: str) -> tuple[AgentEvent, ...]:
        """What `line` says, and that the limit is over if it shows that."""
        events: list[AgentEvent] = []
        for event in self.read(stream, line):
            if isinstance(event, RateLimited | Overloaded):
                self._limited = event
            elif self._limited and isinstance(event, self.signs) and not _is_error(event):
                events.append(Recovered(self._limited.provider))
                self._limited = None
            events.append(event)
        return tuple(events)

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """The dialect's own part."""
        raise NotImplementedError

    def limit_in(self, text: str, *, trusted: bool) -> RateLimited | Overloaded | None:
        """The limit that `text` reports, of this dialect's provider."""
        return recognise_limit(text, self._now(), provider=self.provider, trusted=trusted)

    def remark(self, text: str, *, trusted: bool = False) -> Iterable[AgentEvent]:
        """A line of diagnostics: a limit or a notice, and nothing if it is blank."""
        if text.strip():
            yield self.limit_in(text, trusted=trusted) or Notice(text, is_error=trusted)


def _is_error(event: object) -> bool:
    return getattr(event, "is_error", False) is True
