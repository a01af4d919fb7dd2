"""What the protocols of the model APIs have in common."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .script import Refuse, Say
from .tools import Call

Json = dict[str, Any]
STATUS = {"rate_limit": 429, "usage_limit": 429, "overloaded": 529, "unavailable": 503}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error as it goes out."""

    status: int
    body: Json
    headers: dict[str, str] = field(default_factory=dict[str, str])


class Wire(Protocol):
    """One provider's protocol: requests in, replies and refusals out."""

    def offered(self, request: Json) -> list[str]:
        """The names of the tools that the request offers to the model."""
        ...

    def events(self, reply: Say | Call) -> list[bytes]:
        """A streamed reply as server-sent events."""
        ...

    def whole(self, reply: Say | Call) -> Json:
        """The same reply in one piece."""
        ...

    def refusal(self, refuse: Refuse) -> Refusal:
        """An error in the provider's own words."""
        ...


def words(text: str) -> Sequence[str]:
    """A text in the pieces in which it is streamed."""
    return text.splitlines(keepends=True) if "\n" in text else text.split(" ")


def pieces(text: str) -> list[str]:
    """Pieces that make up the text again."""
    parts = words(text)
    return [part if "\n" in text or not at else f" {part}" for at, part in enumerate(parts)]


def sse(data: Json | str, *, event: str | None = None) -> bytes:
    """One server-sent event."""
    text = data if isinstance(data, str) else json.dumps(data)
    return (f"event: {event}\n" if event else "").encode() + f"data: {text}\n\n".encode()


def waits(refuse: Refuse) -> dict[str, str]:
    """The header that says when to come back."""
    return {} if refuse.retry_after is None else {"retry-after": str(refuse.retry_after)}
