"""Exception groups, which nurseries make of single errors."""

from typing import cast

import trio


def single_error(error: BaseException) -> BaseException:
    """Return the one error inside nested groups, or the error as it is.

    An asker's error that was the actor's crash as well comes twice, and is one all the same.
    """
    parts = {id(part): part for part in map(single_error, _parts(error))}
    return next(iter(parts.values())) if len(parts) == 1 else error


def is_cancellation(error: BaseException) -> bool:
    """Tell whether an error is a cancellation, or a group of nothing else."""
    if parts := _parts(error):
        return all(is_cancellation(part) for part in parts)
    return isinstance(error, trio.Cancelled)


def brief(error: BaseException | None) -> str:
    """Say in one line what an error was, a group's parts included."""
    if error is None:
        return "normal"
    if parts := _parts(error):
        return "; ".join(brief(part) for part in parts)
    text = str(error).strip()
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _parts(error: BaseException) -> tuple[BaseException, ...]:
    if isinstance(error, BaseExceptionGroup):
        return cast("BaseExceptionGroup[BaseException]", error).exceptions
    return ()
