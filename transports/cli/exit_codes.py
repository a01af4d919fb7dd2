"""What the exit code of a command says."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes; `meaning` is the text of the documentation."""

    meaning: str

    def __new__(cls, number: int, meaning: str) -> "ExitCode":
        """Make a member of its number and its meaning."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.meaning = meaning
        return member

    OK = (
        0,
        "All went well: tasks that were run or attached to are complete, a server ended cleanly.",
    )
    FAILED = 1, "A task failed, was cancelled or was interrupted; `doctor` found something broken."
    USAGE = 2, "The command line, a setting or a field of a request is wrong; the message names it."
    NOT_FOUND = 3, "There is no such task."
    NO_SERVER = 4, "No server runs for this data folder, or it went away and did not come back."
    REFUSED = 5, "The server refuses now: a task id taken, a full queue, no room on the disk."
    NOT_STARTED = 6, "The server could not start, or gave up: port taken, store held by another."
    OVERRUN = 7, "The server's end took longer than its deadline; what was left was killed."
    INTERNAL = 70, "A fault in Understudy itself; please report it."
    INTERRUPTED = 130, "Ended by Ctrl-C (SIGINT)."
    BROKEN_PIPE = 141, "Whoever read the output stopped reading (SIGPIPE)."
    TERMINATED = 143, "Ended by SIGTERM or, with the terminal closed, SIGHUP."
