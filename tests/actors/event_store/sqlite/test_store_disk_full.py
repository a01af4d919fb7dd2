"""ES4: a file-size limit while appending; clear errors, then room again and on it goes."""

import json
import resource
import subprocess
import sys
from pathlib import Path

from understudy.actors.event_store import EventQuery, SqliteEngine

LIMIT = 400_000

CHILD = f"""
import json, resource, sys
from understudy.actors.event_store import (
    Append, EventQuery, SqliteEngine, SqliteReader, StoreFull, new_event)

def append(engine):
    event = new_event("t", "WORKER_PROGRESS", {{"text": "x" * 20_000}})
    return engine.append_batch([Append((event,))])[0][0].sequence_number

engine, reader = SqliteEngine(sys.argv[1]), SqliteReader(sys.argv[1])
engine.open(), reader.open()
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, hard))
acknowledged, errors = [], []
while len(errors) < 3:
    try:
        acknowledged.append(append(engine))
    except StoreFull as error:
        errors.append(str(error))
readable = len(reader.read(EventQuery()).events)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
acknowledged.append(append(engine))
print(json.dumps([acknowledged, errors, readable]))
"""


def test_es4_a_file_size_limit_gives_clear_errors_and_ends(tmp_path: Path) -> None:
    path = str(tmp_path / "events.db")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, path], capture_output=True, check=True, timeout=50
    )
    acknowledged, errors, readable = json.loads(done.stdout)
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert all("no room" in error for error in errors)
    assert readable == len(acknowledged) - 1 > 0
    engine = SqliteEngine(path)
    assert engine.open().last_sequence == len(acknowledged)
    assert len(engine.read(EventQuery()).events) == len(acknowledged)
    engine.close()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != LIMIT
