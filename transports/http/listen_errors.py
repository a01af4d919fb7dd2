"""Why the server cannot listen, in words that say what to do."""

import errno


class ListenError(OSError):
    """The server cannot listen where it should; the message says why and what to do."""


def explain(error: OSError, host: str, port: int) -> str:
    """Say what an error of the system's means here."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is taken: end the program that has it (another server of this "
            "name, maybe), or choose another one with server.port (0 is any free one)"
        )
    if error.errno == errno.EACCES:
        return f"port {port} on {host} needs privileges: choose one from 1024 on (server.port)"
    return f"cannot listen on {host}, port {port}: {error.strerror}"


def find_listen_error(error: BaseException) -> ListenError | None:
    """Return the `ListenError` that lies below what a supervisor raised, if that is the cause."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, ListenError):
        seen = getattr(seen, "reason", None) or seen.__cause__
    return seen
