"""LG1: where the workflow logs end is read off the files, whatever else stands in them."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.log_capture.resuming import last_logged, last_number


def line(number: int, data: str = "{}") -> str:
    return f"{number:08d} 2025-11-20T05:30:00.123456Z TASK_STARTED {data}\n"


def test_lg1_no_folder_and_no_lines_mean_no_number(tmp_path: Path) -> None:
    assert last_logged(tmp_path / "none") is None
    (tmp_path / "task-a.log").touch()
    assert last_logged(tmp_path) is None


def test_lg1_files_of_one_moment_are_all_looked_at(tmp_path: Path) -> None:
    for name, number in (("a", 7), ("b", 12), ("c", 9)):
        path = tmp_path / f"task-{name}.log"
        path.write_text(line(number))
        os.utime(path, ns=(10**18, 10**18))
    assert last_logged(tmp_path) == 12


def test_lg1_older_files_are_left_alone(tmp_path: Path) -> None:
    for name, number, age in (("a", 7, 0), ("b", 12, 60)):
        path = tmp_path / f"task-{name}.log"
        path.write_text(line(number))
        stamp = 10**18 - age * 10**9
        os.utime(path, ns=(stamp, stamp))
    assert last_logged(tmp_path) == 7


def test_lg1_an_empty_newest_file_does_not_hide_the_others(tmp_path: Path) -> None:
    old = tmp_path / "task-a.log.1"
    old.write_text(line(41))
    os.utime(old, ns=(10**18, 10**18))
    (tmp_path / "task-a.log").touch()
    assert last_logged(tmp_path) == 41


def test_lg1_output_is_never_taken_for_lines(tmp_path: Path) -> None:
    (tmp_path / "task-a.log").write_text(line(3))
    (tmp_path / "task-a-exec.log").write_text(line(99))
    (tmp_path / "task-a.log.b-exec.log").write_text(line(99))
    assert last_logged(tmp_path) == 3


@pytest.mark.parametrize("size", [10, 70_000, 3_000_000])
def test_lg1_long_lines_with_numbers_in_them(tmp_path: Path, size: int) -> None:
    path = tmp_path / "task-a.log"
    path.write_text(line(5) + line(6, "99999999 " * (size // 9)))
    assert last_number(path) == 6


def test_lg1_a_torn_line_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "task-a.log"
    path.write_text(line(5) + line(6)[:-4])
    assert last_number(path) == 5
    path.write_text(line(6)[:-4])
    assert last_number(path) is None


@given(
    numbers=st.lists(st.integers(1, 10**9), min_size=1, unique=True).map(sorted),
    data=st.text(st.characters(exclude_characters="\n\r", codec="utf-8")),
)
def test_lg1_the_last_whole_line_counts(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], data: str
) -> None:
    path = tmp_path_factory.mktemp("logs") / "task-a.log"
    path.write_text("".join(line(number, data) for number in numbers), newline="")
    assert last_number(path) == numbers[-1]
