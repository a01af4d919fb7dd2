"""What can go wrong with a command's process.

CommandError            OSError: the command could not be started
 +- CommandNotFound      FileNotFoundError: no such program, or its interpreter is missing
 +- CommandNotExecutable PermissionError: the file may not or cannot be executed
 +- BadWorkingDirectory  NotADirectoryError: the folder is not there or may not be entered
GuardianLost            ChildProcessError: the guardian ended first; the outcome is unknown
"""

import errno
import os
import shlex
from pathlib import Path


class CommandError(OSError):
    """The command could not be started; the message says why and what to do."""

    def __str__(self) -> str:
        return self.strerror or ""


class CommandNotFound(CommandError, FileNotFoundError):
    """There is no such program on the command's PATH, or its interpreter is missing."""


class CommandNotExecutable(CommandError, PermissionError):
    """The file is there but may not, or cannot, be executed."""


class BadWorkingDirectory(CommandError, NotADirectoryError):
    """The folder that the command should run in is not there or may not be entered."""


class GuardianLost(ChildProcessError):
    """The guardian ended before its command: all of it was killed, and how it ended is unknown."""


def start_error(step: str, number: int, name: str, cwd: str, path: str) -> CommandError:
    """The error for a command that failed at `step` of its start with errno `number`."""
    reason, program = os.strerror(number), shlex.quote(name)
    if step == "cwd":
        advice = "create the folder, or name another one to run in"
        return BadWorkingDirectory(number, f"cannot run in {cwd!r}: {reason}; {advice}")
    if number in (errno.ENOENT, errno.ENOTDIR):
        return CommandNotFound(number, _not_found(program, name, cwd, path))
    if number in (errno.EACCES, errno.EPERM):
        advice = "make it executable (chmod +x), or name its interpreter first"
        return CommandNotExecutable(number, f"may not execute {program}: {reason}; {advice}")
    if number == errno.ENOEXEC:
        advice = "give it a first line like #!/bin/sh, or name its interpreter first"
        return CommandNotExecutable(number, f"cannot execute {program}: {reason}; {advice}")
    return CommandError(number, f"cannot start {program} (at {step}): {reason}")


def _not_found(program: str, name: str, cwd: str, path: str) -> str:
    if "/" not in name:
        return f"command not found: {program}; install it, or add its folder to PATH ({path})"
    if Path(cwd, name).exists():
        return f"the interpreter that the first line of {program} names does not exist; install it"
    return f"no such file: {program}; check the path (a relative one starts at {cwd!r})"
