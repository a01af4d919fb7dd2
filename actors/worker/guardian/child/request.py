"""What the server asks the guardian to run, on the wire.

The fields are those of execve, which cannot contain NUL: joined by NUL they need no parser (the
`json` module alone would cost a third of the guardian's start-up) and stay the bytes they are.
"""

import os

# What the server sends after the request, a byte each; the end of the pipe means: kill all.
INTERRUPT = b"I"
TERMINATE = b"T"
KILL = b"K"


class Request:
    """One command: arguments, folder, environment, and how it is held."""

    __slots__ = ("argv", "cwd", "environment", "patience", "terminal")

    def __init__(
        self,
        argv: list[bytes],
        cwd: bytes,
        environment: dict[bytes, bytes],
        terminal: bool,
        patience: float,
    ) -> None:
        self.argv = argv
        self.cwd = cwd
        self.environment = environment
        self.terminal = terminal  # whether its stdout becomes its controlling terminal
        self.patience = patience  # seconds between SIGTERM and SIGKILL for what it leaves behind


def encode(request: Request) -> bytes:
    """The request as a length, a newline and so many bytes. ValueError where a field has NUL."""
    variables = [name + b"=" + value for name, value in request.environment.items()]
    head = [request.cwd, b"%d" % request.terminal, b"%r" % request.patience]
    fields = [*head, b"%d" % len(request.argv), *request.argv, *variables]
    for field in fields:
        if b"\0" in field:
            raise ValueError(f"{field!r} contains a NUL byte, which no command can be given")
    body = b"\0".join(fields)
    return b"%d\n%b" % (len(body), body)


def decode(body: bytes) -> Request:
    """The inverse of `encode`, without the length."""
    cwd, terminal, patience, count, *rest = body.split(b"\0")
    argv, variables = rest[: int(count)], rest[int(count) :]
    pairs = (variable.partition(b"=") for variable in variables)
    environment = {name: value for name, _, value in pairs}
    return Request(argv, cwd, environment, terminal == b"1", float(patience))


def read_request(control: int) -> Request | None:
    """The request that comes first on the control pipe; None if the server died meanwhile."""
    received = b""
    while b"\n" not in received:
        if not (data := os.read(control, 65536)):
            return None
        received += data
    head, _, tail = received.partition(b"\n")
    body = bytearray(tail)
    while len(body) < int(head):
        if not (data := os.read(control, int(head) - len(body))):
            return None
        body += data
    return decode(bytes(body))
