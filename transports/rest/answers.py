"""JSON answers, and pages of them that stay small whatever they hold."""

from collections.abc import Mapping

import msgspec
from quart import Response

PAGE_BYTES = 4 * 1024 * 1024
"""A page ends when it has grown to so many bytes, also if it may hold more entries."""

_NO_HEADERS: Mapping[str, str] = {}


def answer(
    content: object, status: int = 200, *, headers: Mapping[str, str] = _NO_HEADERS
) -> Response:
    """Return `content` (dataclasses, structs, builtins) as JSON."""
    body = msgspec.json.encode(content)
    return Response(body, status, headers=dict(headers), content_type="application/json")


class JsonPage:
    """Collects encoded entries up to `limit` of them, or to about `PAGE_BYTES`."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self.entries: list[msgspec.Raw] = []

    @property
    def is_full(self) -> bool:
        """Whether the next entry belongs to the next page."""
        return len(self.entries) >= self._limit or self._size >= PAGE_BYTES

    def add(self, encoded: bytes) -> None:
        """Take one more entry."""
        self.entries.append(msgspec.Raw(encoded))
        self._size += len(encoded)
