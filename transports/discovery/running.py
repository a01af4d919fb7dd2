"""What the file says: the address of a server, and which process it is."""

from pathlib import Path

import msgspec

from ...config import Settings

DISCOVERY_FILE = "server.json"


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A server that listens. Unknown fields of later versions are ignored.

    process_started: when process `pid` began, in seconds since 1970; tells it from a later
    process that was given the same id.
    """

    url: str
    host: str
    port: int
    pid: int
    process_started: float
    server_id: str
    version: str


def discovery_file(settings: Settings) -> Path:
    """Return the path of the file, which belongs to the data folder: one server each."""
    return settings.storage.data_dir / DISCOVERY_FILE
