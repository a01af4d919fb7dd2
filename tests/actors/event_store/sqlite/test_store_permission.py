"""ES4: a file or folder that may not be written is said so, and works again once it may."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from understudy.actors.event_store import Append, Event, SqliteEngine

NOBODY = 65534

# Whom permissions do not hold for becomes somebody else first, with all modules loaded.
CHILD = f"""
import json, os, sys
from understudy.actors.event_store import Append, SqliteEngine, StorageError, new_event
engine, event = SqliteEngine(sys.argv[1]), new_event("t", "WORKER_PROGRESS")
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    engine.open()
    print(json.dumps(["stored", engine.append_batch([Append((event,))])[0][0].sequence_number]))
except StorageError as error:
    print(json.dumps([type(error).__name__, str(error)]))
"""


def _as_somebody(path: Path) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, check=True, timeout=30
    )
    return json.loads(done.stdout)


@pytest.fixture
def store(tmp_path: Path, make: Callable[..., Event]) -> Path:
    """The file of a store with one event, in a folder of its own that somebody else can reach."""
    folder = tmp_path / "somebody"
    engine = SqliteEngine(str(folder / "events.db"))
    engine.open()
    engine.append_batch([Append((make(),))])
    engine.close()
    for part in (folder, *folder.iterdir()):
        if os.geteuid() == 0:
            os.chown(part, NOBODY, NOBODY)
    for parent in folder.parents[:4]:
        if parent.owner() == folder.parent.owner() and parent.name.startswith(("pytest", "test")):
            parent.chmod(0o755)
    return folder / "events.db"


@pytest.mark.parametrize(
    ("which", "mode", "better"),
    [("file", 0o400, 0o600), ("file", 0o000, 0o600), ("folder", 0o500, 0o700)],
)
def test_es4_a_missing_permission_is_said_so(
    store: Path, which: str, mode: int, better: int
) -> None:
    target = store if which == "file" else store.parent
    if which == "folder":
        (store.parent / "events.db.lock").unlink()
    target.chmod(mode)
    kind, message = _as_somebody(store)
    assert kind == "StoreReadOnly"
    assert str(store.parent) in str(message)
    assert "writ" in str(message)
    target.chmod(better)
    assert _as_somebody(store) == ["stored", 2]
