"""Processes that outlived their server and their guardian, found by their environment."""

import os
from collections.abc import Collection
from time import monotonic, sleep

import psutil

SERVER_ID = "UNDERSTUDY_SERVER_ID"
TASK_ID = "UNDERSTUDY_TASK_ID"
GUARD_ID = "UNDERSTUDY_GUARD_ID"
"""Set for every command and its guardian: which server, which task, which one of its commands."""

# What is killed may have forked just before: look again until nobody is found, but not for ever.
PATIENCE = 5.0
PAUSE = 0.01


def sweep_orphans(server_ids: Collection[str]) -> frozenset[int]:
    """Kill every process that belongs to one of these (dead) servers; return their ids.

    Only processes of the same user are looked at, and never the calling one. Blocks for some
    milliseconds: call it before the event loop starts, or in a thread.
    """
    return kill_marked(SERVER_ID, server_ids)


def kill_marked(variable: str, values: Collection[str]) -> frozenset[int]:
    """Kill every process with one of `values` in `variable` of its environment. Blocks."""
    killed: set[int] = set()
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        found = [each for each in psutil.process_iter() if _is_marked(each, variable, values)]
        if not found:
            break
        killed.update(each.pid for each in found if _kill(each))
        sleep(PAUSE)
    return frozenset(killed)


def _is_marked(process: psutil.Process, variable: str, values: Collection[str]) -> bool:
    try:
        ours = process.pid != os.getpid() and process.uids().real == os.getuid()
        alive = ours and process.status() != psutil.STATUS_ZOMBIE
        return alive and process.environ().get(variable) in values
    except (psutil.Error, OSError):
        return False


def _kill(process: psutil.Process) -> bool:
    try:
        process.kill()
    except psutil.Error:
        return False
    return True
