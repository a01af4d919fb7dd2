"""The id of each request: it goes with all that the request leads to, and back to the client."""

import re
from contextlib import ExitStack

from quart import Blueprint, Response, g, request

from ...actors.kernel import new_context, use_context
from .errors import bad_field

HEADER = "X-Request-Id"
_is_request_id = re.compile(r"[\x21-\x7e]{1,200}").fullmatch


def add_request_ids(blueprint: Blueprint) -> None:
    """Let every request of the application, also a failing one, run in its own context."""
    blueprint.before_app_request(_begin)
    blueprint.after_app_request(_tell)
    blueprint.teardown_app_request(_end)


# The stored events carry the id as their correlation id (TR1). A malformed one is refused and
# not replaced: who sends it will look for it.
async def _begin() -> None:
    given = request.headers.get(HEADER)
    fits = given is not None and _is_request_id(given)
    context = new_context(given if fits else None)
    g.request_id, g.request_context = context.correlation_id, ExitStack()
    g.request_context.enter_context(use_context(context))
    if given is not None and not fits:
        raise bad_field(HEADER, "must be 1 to 200 visible ASCII characters")


async def _tell(response: Response) -> Response:
    response.headers[HEADER] = g.request_id
    response.headers.setdefault("Cache-Control", "no-store")
    return response


async def _end(error: BaseException | None) -> None:
    context: ExitStack | None = g.pop("request_context", None)
    if context is not None:
        context.close()
