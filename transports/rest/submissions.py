"""The body of a request for a task, checked; and what makes sending it twice harmless."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from quart import Request

from ...actors.orchestrator import SubmitTask, TaskRequest
from .bodies import read_object
from .errors import BadFields, FieldError, bad_field, unknown_name

IDEMPOTENCY_KEY = "Idempotency-Key"
_is_key = re.compile(r"[\x20-\x7e]{1,255}").fullmatch
_FIELDS = sorted([*TaskRequest.model_fields, "wait"])


async def read_submission(request: Request) -> SubmitTask:
    """Return the task that is asked for; `BadFields` names each field at fault."""
    fields = await read_object(request)
    wait = fields.pop("wait", False)
    if not isinstance(wait, bool):
        raise bad_field("wait", f"must be true or false, not {wait!r}")
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is not None:
        fields = _with_id(fields, key)
    try:
        return SubmitTask(TaskRequest.from_dict(fields), wait)
    except ValidationError as error:
        raise BadFields(*_field_errors(error)) from None


# The task's id is made of the key. So the log itself remembers which keys were used, for good and
# across restarts, and a key that comes with another request meets the task that it named first.
def _with_id(fields: dict[str, Any], key: str) -> dict[str, Any]:
    if not _is_key(key):
        raise bad_field(IDEMPOTENCY_KEY, "must be 1 to 255 printable ASCII characters")
    if fields.get("task_id") is not None:
        reason = "goes without a task_id: that makes the request idempotent by itself"
        raise bad_field(IDEMPOTENCY_KEY, reason)
    return fields | {"task_id": f"key-{key}"}  # which is made canonical like any other


def _field_errors(error: ValidationError) -> Iterable[FieldError]:
    for each in error.errors(include_url=False, include_input=False):
        yield _field_error(each)


def _field_error(error: Mapping[str, Any]) -> FieldError:
    *path, name = error["loc"] or ("body",)
    if error["type"] == "extra_forbidden" and not path:
        return unknown_name(str(name), "field", _FIELDS)
    field = ".".join(map(str, (*path, name)))
    return FieldError(field, str(error["msg"]).removeprefix("Value error, "))
