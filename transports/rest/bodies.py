"""Bodies of requests: one JSON object each."""

from typing import Any, cast

import msgspec
from quart import Request
from werkzeug.exceptions import UnsupportedMediaType

from ...actors.kernel import Invalid
from .errors import BadFields, unknown_name


async def read_object(request: Request) -> dict[str, Any]:
    """Return the body's JSON object; an absent body is an empty one."""
    if request.mimetype and request.mimetype != "application/json":
        raise UnsupportedMediaType(
            f"the body must be JSON, not {request.mimetype}: send Content-Type: application/json"
        )
    body = cast("bytes", await request.get_data(cache=False, as_text=False))
    return _decode(body) if body.strip() else {}


def _decode(body: bytes) -> dict[str, Any]:
    try:
        value: Any = msgspec.json.decode(body)
    except RecursionError:
        raise Invalid("the body is nested too deeply") from None
    except (msgspec.MsgspecError, ValueError) as error:  # the latter: text that is not UTF-8
        raise Invalid(f"the body is not valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise Invalid(f"the body must be a JSON object, not {_kind(value)}")
    return cast("dict[str, Any]", value)


def refuse_unknown(fields: dict[str, Any], *known: str) -> None:
    """Refuse, by name, the fields that there are not."""
    if wrong := [unknown_name(name, "field", [*known]) for name in fields if name not in known]:
        raise BadFields(*wrong)


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case list():
            return "an array"
        case str():
            return "a string"
        case bool():
            return "a boolean"
        case _:
            return "a number"
