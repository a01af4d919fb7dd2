"""WK4: the forms that lines of progress have, and what is read from each."""

from typing import Any

import pytest
from understudy.actors.worker.progress import Progress, recognise
from understudy.actors.worker.streaming import Line


def of(text: str, *, ending: bytes = b"\n") -> Progress | None:
    return recognise(Line(text.encode(), ending))


@pytest.mark.parametrize("name", ["docker", "others"])
def test_wk4_every_documented_form_is_recognised(corpus: Any, name: str) -> None:
    lines = corpus.written(name)
    assert len(lines) >= 10
    assert [line for line in lines if of(line) is None] == []


def test_wk4_docker_is_told_by_its_own_forms(corpus: Any) -> None:
    assert {found.kind for line in corpus.written("docker") if (found := of(line))} == {"docker"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("test_a.py ..F. [ 42%]", Progress(42.0, None, None, "test_a.py", "pytest")),
        ("collected 12 items", Progress(None, None, 12, "collected", "pytest")),
        ("[3/17] Linking x", Progress(17.6, 3, 17, "Linking x", "steps")),
        ("Step 2/5 : COPY . /a", Progress(40.0, 2, 5, "COPY . /a", "docker")),
        ("[ 25%] Building CXX object a.o",
         Progress(25.0, None, None, "Building CXX object a.o", "make")),
        ("    Building [==>   ] 12/34: a, b", Progress(35.3, 12, 34, "a, b", "cargo")),
        ("a:  50%|█████     | 1/2 [00:01<00:01, 1.00it/s]", Progress(50.0, 1, 2, "a", "tqdm")),
        ("   ━━━━━━━━━━╸━━━ 1.2/3.4 MB 5 MB/s eta 0:00:01",
         Progress(35.3, 1_200_000, 3_400_000, "", "pip")),
        ("Receiving objects:  42% (42/100), 1.2 MiB | 3 MiB/s",
         Progress(42.0, 42, 100, "Receiving objects", "git")),
        ("     32,768  42%    1.20MB/s    0:00:01", Progress(42.0, 32768, None, "", "rsync")),
        ("Progress: 42.5%", Progress(42.5, None, None, "", "percent")),
        ("Processing file 3/10: a.csv", Progress(30.0, 3, 10, "Processing file", "counter")),
        ("Processing 1,000 of 2,000", Progress(50.0, 1000, 2000, "Processing", "counter")),
        ("Downloading a.bin: 1.5/3.0 GiB",
         Progress(50.0, 1610612736, 3221225472, "Downloading a.bin", "counter")),
        ("Compiling...", Progress(None, None, None, "Compiling", "activity")),
        ("building src/main.c", Progress(None, None, None, "building src/main.c", "activity")),
    ],
)  # fmt: skip
def test_wk4_the_parts_of_a_line_are_read(text: str, expected: Progress) -> None:
    assert of(text) == expected


def test_wk4_a_line_that_is_written_over_may_say_it_in_any_form() -> None:
    for text, percent in [("frame 7 - 42% - 3 fps", 42.0), ("frames 3/10, 3 fps", 30.0)]:
        found = of(text, ending=b"\r")
        assert found is not None
        assert found.percent == percent
        assert of(text) is None


def test_wk4_a_long_line_is_data() -> None:
    assert recognise(Line(b"[1/2] " + b"x" * 5000, b"\n")) is None
    assert recognise(Line(b"[1/2] Linking", b"", continued=True)) is None


def test_wk4_numbers_that_cannot_be_progress_are_none() -> None:
    assert of("[17/3] Linking x") is None
    assert of("[1/0] Linking x") is None
    assert of("Progress: 142%") is None
