"""The program's beginning and end: every way out is an exit code, and none is a traceback."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

import click

from .common import Common
from .exit_codes import ExitCode

TRACEBACK_VARIABLE = "UNDERSTUDY_TRACEBACK"


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    _tolerate_any_text()
    common = Common()
    try:
        return _run(args, common)
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click exits by itself for one reason only: whoever read the output has gone.
        return _leave_broken_pipe()
    except click.ClickException as error:
        return _tell_usage(error, common)
    except Exception as error:
        return _tell(error, common)
    except BaseExceptionGroup as group:  # Ctrl-C inside a nursery
        return _tell(group, common)


def _run(args: Sequence[str] | None, common: Common) -> int:
    from .commands import understudy

    code = understudy.main(
        None if args is None else list(args),
        prog_name="understudy",
        standalone_mode=False,
        obj=common,
    )
    sys.stdout.flush()
    return ExitCode.OK if code is None else code


# A child's output may hold any character, and the terminal's encoding may lack it.
def _tolerate_any_text() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


# Python would try to write the rest once more at its exit, and complain.
def _leave_broken_pipe() -> int:
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.BROKEN_PIPE


def _tell_usage(error: click.ClickException, common: Common) -> int:
    if common.json:
        from .output import tell_error

        tell_error(error.format_message(), ExitCode.USAGE, as_json=True)
    else:
        error.show()
    return ExitCode.USAGE


def _tell(error: BaseException, common: Common) -> int:
    from .errors import cause_of, explain
    from .output import tell_error

    cause = cause_of(error)
    if isinstance(cause, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    if isinstance(cause, BrokenPipeError):
        return _leave_broken_pipe()
    if os.environ.get(TRACEBACK_VARIABLE):
        raise error
    told = explain(cause)
    tell_error(str(told), told.code, as_json=common.json)
    return told.code
