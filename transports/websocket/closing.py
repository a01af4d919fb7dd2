"""Why a connection is closed: codes of RFC 6455, and 4000 + the status that HTTP has for it."""

from dataclasses import dataclass

from ...actors.kernel import Conflict, Invalid, NotFound, Unavailable

NORMAL = 1000
GOING_AWAY = 1001
INTERNAL = 1011


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error as a message has it, and as the close code of a connection that ends of it."""

    name: str
    close: int


_INTERNAL = ErrorCode("internal", INTERNAL)
_CODES: tuple[tuple[type[Exception], ErrorCode], ...] = (
    (NotFound, ErrorCode("not_found", 4404)),
    (Conflict, ErrorCode("conflict", 4409)),
    (Unavailable, ErrorCode("unavailable", 4503)),
    (Invalid, ErrorCode("invalid", 4400)),
)


def code_of(error: Exception) -> ErrorCode:
    """Return the code of an error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), _INTERNAL)
