"""Why a stream ends before its reader leaves.

StreamClosing   the door closes: the server shuts down, or its door restarts
StreamFailed    the events cannot be read; the message says why
"""


class StreamClosing(Exception):
    """The door closes; the client may come back with its cursor."""


class StreamFailed(Exception):
    """The stream failed again and again at the same place, or was disconnected by policy."""
