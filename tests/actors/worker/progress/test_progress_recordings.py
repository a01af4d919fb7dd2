"""WK4 on what real tools printed, through a pipe and through a terminal."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.worker.progress import Progress, ProgressFilter, recognise

# Recording, kind, how often at least it is seen, and the last percentage.
EXPECTED = [
    ("apt.pipe", "apt", 25, 100.0),
    ("apt.pty", "apt", 40, 78.0),
    ("cargo.pipe", "cargo", 4, None),
    ("cargo.pty", "cargo", 10, 80.0),
    ("cmake.pipe", "make", 9, 100.0),
    ("cmake.pty", "make", 9, 100.0),
    ("curl.pipe", "curl", 30, 100.0),
    ("curl.pty", "curl", 30, 100.0),
    ("git.pipe", "git", 100, 100.0),
    ("git.pty", "git", 100, 100.0),
    ("make.pipe", "compiler", 7, None),
    ("make.pty", "compiler", 7, None),
    ("ninja.pipe", "steps", 8, 100.0),
    ("ninja.pty", "steps", 10, 100.0),
    ("npm.pipe", "npm", 1, None),
    ("npm.pty", "npm", 1, None),
    ("pip.pipe", "pip", 5, 100.0),
    ("pip.pty", "pip", 6, 100.0),
    ("pip_build.pipe", "pip", 6, None),
    ("pip_build.pty", "pip", 6, None),
    ("pytest.pipe", "pytest", 4, 100.0),
    ("pytest.pty", "pytest", 4, 100.0),
    ("pytest_v.pipe", "pytest", 9, 100.0),
    ("pytest_v.pty", "pytest", 9, 100.0),
    ("rsync.pipe", "rsync", 14, 100.0),
    ("rsync.pty", "rsync", 14, 100.0),
    ("tqdm.pipe", "tqdm", 30, 100.0),
    ("tqdm.pty", "tqdm", 30, 100.0),
    ("wget.pipe", "wget", 50, 100.0),
    ("wget.pty", "wget", 15, 100.0),
]


def seen(corpus: Any, name: str) -> list[Progress]:
    return [found for line in corpus.recording(name) if (found := recognise(line))]


def test_wk4_every_recording_is_expected(corpus: Any) -> None:
    assert corpus.names() == sorted(name for name, *_ in EXPECTED)


@pytest.mark.parametrize(("name", "kind", "least", "last"), EXPECTED)
def test_wk4_a_real_tool_is_recognised(
    corpus: Any, name: str, kind: str, least: int, last: float | None
) -> None:
    found = [progress for progress in seen(corpus, name) if progress.kind == kind]
    assert len(found) >= least
    percentages = [one.percent for one in found if one.percent is not None]
    assert (percentages[-1] if percentages else None) == last


@pytest.mark.parametrize("name", [name for name, *_ in EXPECTED])
def test_wk4_no_tool_is_taken_for_another(corpus: Any, name: str) -> None:
    kinds = {one.kind for one in seen(corpus, name)}
    own = {kind for known, kind, *_ in EXPECTED if known == name}
    assert kinds - own <= ({"activity"} | ({"make"} if name.startswith("make") else set()))


@pytest.mark.parametrize("name", [name for name, *_ in EXPECTED])
def test_wk4_the_pieces_in_which_output_comes_change_nothing(corpus: Any, name: str) -> None:
    data = b"".join(line.text + line.ending for line in corpus.recording(name))
    whole = [recognise(line) for line in corpus.lines_of(data)]
    assert [recognise(line) for line in corpus.lines_of(data, size=7)] == whole


@pytest.mark.parametrize("name", ["pytest_v.pty", "ninja.pty", "wget.pty", "cargo.pty"])
def test_wk4_one_run_only_goes_forward(corpus: Any, name: str) -> None:
    passes: Callable[[Progress, float], Progress | None] = ProgressFilter(interval=0.0).offer
    shown = [one for at, seen_one in enumerate(seen(corpus, name)) if (one := passes(seen_one, at))]
    percentages = [one.percent for one in shown if one.percent is not None]
    assert percentages == sorted(percentages)
    assert len(percentages) > 4


def test_wk4_a_percentage_in_a_test_s_reason_is_not_the_progress(corpus: Any) -> None:
    skipped = next(one for one in seen(corpus, "pytest_v.pipe") if "test_b" in one.label)
    assert (skipped.percent, skipped.label) == (87.0, "test_two.py::test_b")
