"""Writing the file, whole or not at all, and taking it away."""

import os
from importlib.metadata import version
from pathlib import Path

import msgspec
import psutil

from ...config import Settings
from .running import Running, discovery_file


def publish(settings: Settings, address: tuple[str, int], server_id: str) -> Running:
    """Write where this process listens, `address` being what its socket is bound to.

    OSError: the data folder cannot be written.
    """
    host, port = address
    running = Running(
        url=f"http://{f'[{host}]' if ':' in host else host}:{port}",
        host=host,
        port=port,
        pid=os.getpid(),
        process_started=psutil.Process().create_time(),
        server_id=server_id,
        version=version("understudy"),
    )
    _replace(discovery_file(settings), msgspec.json.encode(running))
    return running


def remove(settings: Settings, server_id: str) -> None:
    """Take the file away if it is this server's; another one's stays."""
    file = discovery_file(settings)
    try:
        if msgspec.json.decode(file.read_bytes(), type=Running).server_id == server_id:
            file.unlink()
    except (FileNotFoundError, msgspec.DecodeError):
        return


# The name of the new file is always the same: what a killed server left half-written is
# overwritten, and never piles up. Only the server that holds the store's lock gets here.
def _replace(file: Path, content: bytes) -> None:
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)
    new.replace(file)
