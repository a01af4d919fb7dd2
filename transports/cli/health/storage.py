"""The data folder and the store in it. Nothing is changed but a file that comes and goes."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ....actors.event_store import SqliteReader, StorageError
from ....actors.kernel import ActorSystem
from ....config import Settings
from ....supervisors.application import Services
from ...discovery import Running
from ...terminal import human_bytes
from .check import Check, broken, ok, warning

_LITTLE, _TOO_LITTLE = 1_000_000_000, 50_000_000  # bytes


def check_storage(settings: Settings, running: Running | None) -> Iterator[Check]:
    """Check that there is room, that it can be written, and whose the store is."""
    folder = settings.storage.data_dir
    yield _writable(folder)
    yield _space(folder)
    yield _store(Services(settings, ActorSystem(), "").database, running)


def _writable(folder: Path) -> Check:
    name, there = "data folder", _nearest(folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        advice = "make it writable for you, or choose another one: --data-dir FOLDER"
        return broken(name, f"{there} cannot be written: {error.strerror}", advice)
    return ok(name, str(folder) if there == folder else f"{folder}, to be made at the first start")


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it in which it would be made."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _space(folder: Path) -> Check:
    name, free = "disk space", shutil.disk_usage(_nearest(folder)).free
    found, advice = f"{human_bytes(free)} free", "free some, or choose another --data-dir"
    if free < _TOO_LITTLE:
        return broken(name, found, advice)
    return warning(name, found, advice) if free < _LITTLE else ok(name, found)


def _store(database: Path, running: Running | None) -> Check:
    name = "event store"
    if not database.exists():
        return ok(name, f"{database}, to be made at the first start")
    reader = SqliteReader(str(database))
    try:
        reader.open()
        events = reader.last_sequence()
    except StorageError as error:
        return broken(name, str(error), f"restore {database} from a backup, or move it away")
    finally:
        reader.close()
    return _held(name, f"{database}, {events:,} events", database, running)


def _held(name: str, found: str, database: Path, running: Running | None) -> Check:
    holder = _holder(Path(f"{database}.lock"))
    if holder is None:
        return ok(name, f"{found}, in nobody's use")
    if running is not None:
        return ok(name, f"{found}, in use by the running server (process {running.pid})")
    advice = "wait if it starts or ends just now; else end that process"
    return warning(name, f"{found}, held by {holder}, which does not listen", advice)


def _holder(lock: Path) -> str | None:
    """Who has the lock, in words; None when nobody has it."""
    try:
        descriptor = os.open(lock, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _named(os.pread(descriptor, 1000, 0))
    finally:
        os.close(descriptor)
    return None


def _named(content: bytes) -> str:
    try:
        return f"process {json.loads(content)['pid']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
