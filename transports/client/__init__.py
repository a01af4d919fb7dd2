"""The API's client: requests, and streams that outlive a lost connection."""

from .answers import command_of, gap_note
from .api import Api
from .errors import ApiError, NoServer, ServerGone
from .following import Watcher, follow
from .frames import Frame, FrameParser
from .record import RecordApi
from .server import Server

__all__ = [
    "Api",
    "ApiError",
    "Frame",
    "FrameParser",
    "NoServer",
    "RecordApi",
    "Server",
    "ServerGone",
    "Watcher",
    "command_of",
    "follow",
    "gap_note",
]
