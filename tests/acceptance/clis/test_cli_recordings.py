"""The recordings: whole, small, and nothing in them of the machine that they were made on."""

import json
import re
from pathlib import Path

import pytest

from .driving.saving import load
from .install.catalogue import CATALOGUE
from .matrix import RECORDINGS
from .scenarios import SCENARIOS

FILES = sorted(RECORDINGS.glob("*.tsv"))
LIMIT = 300_000  # bytes, all together
# Of the user that they show, and of what OpenCode's program holds inside itself.
SHOWN = re.compile(r"/home/user/tmp/|/\$bunfs/root/")
OF_A_MACHINE = re.compile(r"/(tmp|root|work|Users|var|home/(?!user\b))/")


def test_the_recordings_are_small() -> None:
    assert 0 < sum(file.stat().st_size for file in FILES) < LIMIT


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_recording_is_of_a_known_run_and_has_nothing_of_its_machine(file: Path) -> None:
    about, lines = load(file)
    assert about["scenario"] in SCENARIOS
    assert about["version"] == CATALOGUE[about["cli"]].version
    assert file.stem == f"{about['cli']}.{about['scenario']}"
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    found = OF_A_MACHINE.search(SHOWN.sub("", file.read_text("utf-8")))
    assert found is None, found


@pytest.mark.parametrize("name", ["claude", "codex", "gemini", "opencode"])
def test_every_line_on_stdout_of_a_structured_stream_is_json(name: str) -> None:
    for file in RECORDINGS.glob(f"{name}.*.tsv"):
        for line in load(file)[1]:
            if line.stream == "out":
                assert isinstance(json.loads(line.text), dict), f"{file.name}: {line}"
