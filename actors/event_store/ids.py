"""Identifiers: event ids that grow with time, and the canonical form of task ids."""

import hashlib
import os
import random
import re
import threading
import time

# Events that belong to no task (the server's start and stop) are stored under this id.
SYSTEM_TASK = "system"
MAX_TASK_ID = 128

# "." and ".." are left out: a task's id is also the name of its folder.
is_task_id = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,128}").fullmatch
is_uuid = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_DIGEST_BYTES = 10

_lock = threading.Lock()
_random = random.Random()  # noqa: S311 - ids must be unique, not secret
os.register_at_fork(after_in_child=_random.seed)
_last = 0  # the newest id's time and counter: milliseconds << 12 | counter


def uuid7() -> str:
    """Return a new UUID of version 7 (RFC 9562) in canonical form.

    Each is greater than all that this process made before, also when the clock goes back: the
    12 bits after the milliseconds are a counter, which may run ahead of the clock.
    """
    global _last
    with _lock:
        _last = stamp = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        noise = _random.getrandbits(62)
    time_and_version = f"{stamp >> 28:08x}-{stamp >> 12 & 0xFFFF:04x}-7{stamp & 0xFFF:03x}"
    return f"{time_and_version}-{0x8000 | noise >> 48:04x}-{noise & 0xFFFFFFFFFFFF:012x}"


def sanitise_task_id(text: str) -> str:
    """Return the canonical task id for an id that a user gave.

    A canonical id stays as it is. Any other keeps its fitting characters and gets a digest of
    the whole text, so that two different ones (`a/b`, `a b`) never meet. The result for
    `SYSTEM_TASK` is another id, since that one is the server's own.
    """
    if not text:
        raise ValueError("task id: must not be empty")
    if is_task_id(text) and text != SYSTEM_TASK:
        return text
    raw = text.encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(raw, digest_size=_DIGEST_BYTES).hexdigest()
    room = MAX_TASK_ID - len(digest) - 1
    return f"{_UNFIT.sub('_', text)[:room].strip('._-') or 'task'}-{digest}"
