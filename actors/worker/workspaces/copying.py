"""Copies a folder that is no repository: bounded, its symlinks kept as links."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import TargetTooLarge, UnfitTarget

_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}


@dataclass(frozen=True, slots=True)
class CopyLimits:
    """What may be copied at most."""

    max_bytes: int = 1024 * 1024 * 1024
    max_files: int = 100_000


def copy_folder(source: Path, copy: Path, limits: CopyLimits, without: Path) -> tuple[str, ...]:
    """Copy all below `source`, except `without`; return what was no file, with what it was.

    Nothing is copied if it is too much.
    """
    entries = list(_entries(source, without))
    _check_size(source, [path for path, mode in entries if stat.S_ISREG(mode)], limits)
    copy.mkdir(parents=True, exist_ok=True)
    skipped = list[str]()
    for path, mode in entries:
        place = copy / path.relative_to(source)
        if not _copy_one(path, place, mode):
            kind = _KINDS.get(stat.S_IFMT(mode), "a device")
            skipped.append(f"{path.relative_to(source)} ({kind}, not copied)")
    return tuple(skipped)


def _entries(source: Path, without: Path) -> Iterator[tuple[Path, int]]:
    """Everything below `source` with its mode, folders before what is in them."""
    folders = [source]
    while folders:
        try:
            children = sorted(os.scandir(folders.pop()), key=lambda entry: entry.name)
        except PermissionError as error:
            raise UnfitTarget(f"{error.filename} may not be read; it cannot be copied") from error
        for entry in children:
            path, mode = Path(entry.path), entry.stat(follow_symlinks=False).st_mode
            if path == without:
                continue
            yield path, mode
            if stat.S_ISDIR(mode):
                folders.append(path)


def _check_size(source: Path, files: list[Path], limits: CopyLimits) -> None:
    if len(files) > limits.max_files:
        raise TargetTooLarge(
            f"{source} holds {len(files)} files, more than {limits.max_files}; make it a git"
            " repository, name a smaller folder, or start with an empty one"
        )
    size = sum(path.lstat().st_size for path in files)
    if size > limits.max_bytes:
        raise TargetTooLarge(
            f"{source} holds {size} bytes, more than {limits.max_bytes}; make it a git"
            " repository, name a smaller folder, or start with an empty one"
        )


def _copy_one(path: Path, place: Path, mode: int) -> bool:
    if stat.S_ISDIR(mode):
        place.mkdir(exist_ok=True)
    elif stat.S_ISLNK(mode):
        place.symlink_to(path.readlink())
    elif stat.S_ISREG(mode):
        shutil.copy2(path, place, follow_symlinks=False)
    else:
        return False
    return True
