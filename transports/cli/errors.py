"""From what went wrong to one clear message and an exit code.

Exception
  CommandError     a command cannot do what it was asked; has `.code`
"""

from typing import cast

from .exit_codes import ExitCode


class CommandError(Exception):
    """What is wrong, in words for people, and the exit code that says so."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code


def cause_of(error: BaseException) -> BaseException:
    """Return what lies below it all: in groups, and in what supervisors raise."""
    while True:
        if isinstance(error, BaseExceptionGroup):
            error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
        elif isinstance(reason := getattr(error, "reason", None), BaseException):
            error = reason
        else:
            return error


def explain(error: BaseException) -> CommandError:
    """Return what to tell the user about an error that a command ended with."""
    # Imported when there is something to explain: most commands never need all of this.
    from ...config import SettingsError
    from ..client import ApiError, NoServer, ServerGone

    error = cause_of(error)
    match error:
        case CommandError():
            return error
        case SettingsError():
            return CommandError(ExitCode.USAGE, f"settings: {error}")
        case ApiError():
            return CommandError(_code_of_status(error.status), str(error))
        case NoServer() | ServerGone():
            return CommandError(ExitCode.NO_SERVER, str(error))
        case _:
            return _explain_local(error)


def _explain_local(error: BaseException) -> CommandError:
    import httpx

    from ...actors.event_store import StorageError, StoreLocked
    from ...supervisors import SupervisionError
    from ..http import ListenError

    match error:
        case StoreLocked():
            advice = "use that server (understudy ps, run, ...), or another --data-dir"
            return CommandError(ExitCode.NOT_STARTED, f"{error}\n  {advice}")
        case httpx.TransportError():
            return CommandError(ExitCode.NO_SERVER, f"the server cannot be reached: {error!r}")
        case ListenError() | StorageError() | SupervisionError():
            return CommandError(ExitCode.NOT_STARTED, str(error))
        case OSError():
            return CommandError(ExitCode.FAILED, str(error))
        case _:
            what = f"{type(error).__name__}: {error}"
            return CommandError(
                ExitCode.INTERNAL,
                f"internal error: {what}\n  set UNDERSTUDY_TRACEBACK=1 to see where",
            )


def _code_of_status(status: int) -> ExitCode:
    if status in (404, 410):
        return ExitCode.NOT_FOUND
    if status in (400, 413, 415, 422):
        return ExitCode.USAGE
    return ExitCode.REFUSED
