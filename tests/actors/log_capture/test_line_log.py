"""Logs of lines: whole, rotated, bounded (LG2)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from understudy.actors.log_capture.line_log import LineLog

Open = Callable[..., LineLog]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "server.log"


@pytest.fixture
def open_log(path: Path) -> Iterator[Open]:
    """Open the log, as often as wanted."""
    logs: list[LineLog] = []

    def open_log(*, max_bytes: int = 1000, keep: int = 2) -> LineLog:
        logs.append(LineLog(path, max_bytes=max_bytes, keep=keep))
        return logs[-1]

    yield open_log
    for log in logs:
        log.close()


def texts(path: Path) -> list[str]:
    """The files, from the current to the oldest."""
    files = sorted(path.parent.glob("server.log*"), key=lambda each: (len(each.name), each.name))
    return [file.read_text() for file in files]


def test_lg2_lines_are_whole_and_in_order(open_log: Open, path: Path) -> None:
    log = open_log()
    for line in ("one", "two\n", "", "ünï \udcff"):
        log.write(line)
    assert path.read_bytes() == "one\ntwo\n\nünï \\udcff\n".encode()


def test_lg2_a_line_cannot_pass_for_two(open_log: Open, path: Path) -> None:
    open_log().write("Traceback:\n  File\r\n2026-01-01 ERROR forged\n")
    assert path.read_text() == "Traceback:\n      File\n    2026-01-01 ERROR forged\n"


def test_lg2_rotation_keeps_so_many_files(open_log: Open, path: Path) -> None:
    log = open_log(max_bytes=20, keep=2)
    for number in range(10):
        log.write(f"line {number:04}")
    assert texts(path) == [
        "line 0008\nline 0009\n",
        "line 0006\nline 0007\n",
        "line 0004\nline 0005\n",
    ]


def test_lg2_rotation_without_old_files(open_log: Open, path: Path) -> None:
    log = open_log(max_bytes=20, keep=0)
    for number in range(5):
        log.write(f"line {number:04}")
    assert texts(path) == ["line 0004\n"]


def test_lg2_a_line_longer_than_a_file_is_not_split(open_log: Open, path: Path) -> None:
    log = open_log(max_bytes=20, keep=2)
    for line in ("short", "x" * 100, "short again"):
        log.write(line)
    assert texts(path) == ["short again\n", "x" * 100 + "\n", "short\n"]


def test_lg2_rotation_goes_on_after_a_restart(open_log: Open, path: Path) -> None:
    open_log(max_bytes=20).write("first line 9")
    open_log(max_bytes=20).write("second line")
    assert texts(path) == ["second line\n", "first line 9\n"]


def test_lg2_a_line_torn_by_a_crash_stands_alone(open_log: Open, path: Path) -> None:
    path.write_text("whole\nto")
    log = open_log()
    log.write("next")
    log.write("last")
    assert path.read_text() == "whole\nto\nnext\nlast\n"


def test_lg2_a_failed_rotation_loses_nothing_that_was_there(open_log: Open, path: Path) -> None:
    log = open_log(max_bytes=10, keep=1)
    log.write("one")
    in_the_way = path.with_name("server.log.1")
    in_the_way.mkdir()
    with pytest.raises(OSError, match=r"server\.log"):
        log.write("longer than that")
    assert path.read_text() == "one\n"
    in_the_way.rmdir()
    log.write("longer than that")
    assert texts(path) == ["longer than that\n", "one\n"]
