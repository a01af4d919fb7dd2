"""Problem documents (RFC 9457): what every error of every route looks like."""

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import msgspec
from quart import Quart, Response
from werkzeug.exceptions import HTTPException

from .early_answers import EarlyAnswers
from .errors import FieldError
from .refusals import refusal_status, retry_after

_log = logging.getLogger(__name__)
_INTERNAL = "an error inside the server; its log has the details under this request's X-Request-Id"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as clients see it. `retry_after`: seconds; `more`: further members."""

    status: int
    detail: str
    errors: tuple[FieldError, ...] = ()
    retry_after: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    more: Mapping[str, object] = field(default_factory=dict[str, object])

    def to_response(self) -> Response:
        """Return the problem as an HTTP response."""
        headers = dict(self.headers)
        if self.retry_after is not None:
            headers["Retry-After"] = str(max(1, math.ceil(self.retry_after)))
        body = msgspec.json.encode(self._members())
        return Response(body, self.status, headers=headers, content_type="application/problem+json")

    def _members(self) -> dict[str, object]:
        members: dict[str, object] = {
            "type": "about:blank",  # the status says what kind of problem it is
            "title": _title(self.status),
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            members["errors"] = self.errors
        return {**members, **self.more}


def register_problems(app: Quart) -> None:
    """Let every error of the application be answered with a problem document.

    Errors come early, often before the whole request: their answers break no connection.
    """
    app.register_error_handler(Exception, _answer)
    app.asgi_app = EarlyAnswers(app.asgi_app)


def problem_of(error: Exception) -> Problem:
    """Return what a client is told about an error."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    status = refusal_status(error)
    if status is None:
        _log.error("a request failed", exc_info=error)
        return Problem(500, _INTERNAL)
    errors: tuple[FieldError, ...] = getattr(error, "errors", ()) if status == 400 else ()
    detail = str(error) or _title(status)
    return Problem(status, detail, errors, retry_after(error, status))


async def _answer(error: Exception) -> Response:
    return problem_of(error).to_response()


def _of_http(error: HTTPException) -> Problem:
    kept = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    status = error.code or 500
    return Problem(status, error.description or _title(status), headers=kept)


def _title(status: int) -> str:
    return HTTPStatus(status).phrase
