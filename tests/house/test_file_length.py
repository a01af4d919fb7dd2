"""A file has at most 100 lines, so that a folder reads like a table of contents."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

LIMIT = 100
SUFFIXES = {".py", ".toml", ".html", ".css", ".js", ".json", ".yaml", ".sh"}


def is_held(path: Path) -> bool:
    """Whether the limit holds for `path`: sources, settings and scripts, prose and data not."""
    plain = path.is_file() and not path.is_symlink()
    return plain and (path.suffix in SUFFIXES or path.name == "Makefile" or ".ci" in path.parts)


def too_long(paths: Iterable[Path]) -> list[str]:
    """Name each file in `paths` that is over the limit, with its number of lines."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in paths if is_held(path)}
    return [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > LIMIT]


def files_of(repository: Path) -> list[Path]:
    """Every file that is committed or about to be."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(git, cwd=repository, check=True, capture_output=True, text=True)
    return [repository / name for name in listing.stdout.split("\0") if name]


@pytest.mark.skipif(shutil.which("git") is None, reason="git lists the files")
def test_every_file_has_at_most_100_lines(repository: Path) -> None:
    files = files_of(repository)
    assert repository / "Makefile" in files
    assert too_long(files) == []


@pytest.mark.parametrize("name", ["long.py", "page.html", "Makefile", ".ci/run"])
def test_a_line_too_many_is_seen(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x\n" * LIMIT)
    assert too_long([file]) == []
    file.write_text("x\n" * (LIMIT + 1))
    assert too_long([file]) == [f"{file}: 101 lines"]


def test_prose_may_be_longer(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("x\n" * 1000)
    assert too_long([readme]) == []
