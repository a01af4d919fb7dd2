"""Reading execution logs: in any thread, while they are written."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..kernel import Invalid
from .paths import exec_log


@dataclass(frozen=True, slots=True)
class Gap:
    """A range that is not there any more, or never was: `length` bytes from `offset` on.

    `data` is the part of what was asked for that lies before it.
    """

    offset: int
    length: int
    data: bytes


def read_exec(directory: Path, task_id: str, offset: int, length: int) -> bytes | Gap:
    """`length` bytes of a task's output from `offset` on, or the gap in them. Blocks.

    Only ask for what the writer has acknowledged: what lies behind may yet be taken back.
    """
    if offset < 0 or length < 0:
        raise Invalid(f"offset and length must not be negative, not {offset} and {length}")
    data = _read(exec_log(directory, task_id), offset, length)
    if len(data) == length:
        return data
    return Gap(offset + len(data), length - len(data), data)


def _read(path: Path, offset: int, length: int) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return b""
    try:
        return _read_range(descriptor, offset, length)
    finally:
        os.close(descriptor)


def _read_range(descriptor: int, offset: int, length: int) -> bytes:
    pieces: list[bytes] = []
    while length and (data := os.pread(descriptor, length, offset)):
        pieces.append(data)
        offset += len(data)
        length -= len(data)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
