"""Errors in words that tell a model what to do next."""

from pydantic import ValidationError

from ...actors.event_store import OutcomeUnknown, StorageError
from ...actors.kernel import (
    ActorDied,
    AskTimeout,
    Conflict,
    Invalid,
    NotFound,
    Refusal,
    Unavailable,
)
from ...actors.orchestrator import TaskConflict

_UNKNOWN = (
    "The server did not answer in time: whether it was done is not known. Wait some seconds, look"
    " with get_task_status, and call again only if it was not."
)
_PREFIX = "Value error, "
# The first that fits counts: those that are special come first.
_ADVICE: tuple[tuple[type[Exception], str], ...] = (
    (NotFound, "{error} Use a task_id that start_coding_task returned; check its spelling."),
    (TaskConflict, "{error} Choose another task_id, or leave it out to get a new one."),
    (Conflict, "{error} Look at the task with get_task_status before you decide again."),
    (OutcomeUnknown, _UNKNOWN),
    (StorageError, "The server cannot record it, so nothing was done: {error} Tell the user."),
    (Invalid, "{error} Correct it and call again."),
    (Refusal, "{error}"),
    (ActorDied, _UNKNOWN),
    (AskTimeout, _UNKNOWN),
)


def advice(error: BaseException | None) -> str | None:
    """Return what to tell a model of an expected error; None for one that nobody expected."""
    if isinstance(error, Unavailable):
        return f"{_sentence(error)} Nothing was done: try again in {error.retry_after:.0f} s."
    for kind, text in _ADVICE:
        if isinstance(error, kind):
            return text.format(error=_sentence(error))
    return None


def faults(error: ValidationError) -> str:
    """Return the faults of bad arguments: each field, and what is wrong with it."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'arguments'}: {fault['msg'].removeprefix(_PREFIX)}"
        for fault in error.errors(include_url=False, include_input=False)
    )


def _sentence(error: BaseException) -> str:
    text = str(error).strip() or type(error).__name__
    return text if text.endswith((".", "!", "?")) else f"{text}."
