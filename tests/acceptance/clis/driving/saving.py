"""Recordings as files for the tests of parsers: nothing of the machine they were made on."""

import json
import re
from pathlib import Path
from typing import Any

from .recording import Line, Recording, Stream


def _as_folder_name(path: Path) -> str:
    """A path as Claude Code makes a folder's name of it."""
    return re.sub(r"[^A-Za-z0-9]", "-", str(path))


def _rules(recording: Recording) -> list[tuple[str, str]]:
    """What is replaced by what: the longer before what they begin with."""
    program = next(
        word for word in recording.argv if f"{recording.cli}-{recording.version}" in word
    )
    installed = program[: program.index(f"{recording.cli}-{recording.version}")]
    return [
        (str(recording.project), "/project"),
        (_as_folder_name(recording.project), "-project"),
        (str(recording.home), "/home/user"),
        (_as_folder_name(recording.home), "-home-user"),
        (str(recording.project.parent), ""),
        (recording.url, "http://127.0.0.1:8000"),
        (installed, "/clis/"),
        (str(Path(recording.argv[0]).parent) + "/", "/usr/bin/"),
    ]


def scrubbed(recording: Recording, text: str) -> str:
    """A text of the run without its machine's paths and ports."""
    for found, put in _rules(recording):
        text = text.replace(found, put)
    return text


def save(recording: Recording, folder: Path) -> None:
    """Write one file: a line about the run, then each line with its time and its stream."""
    about = {
        "cli": recording.cli,
        "version": recording.version,
        "scenario": recording.scenario,
        "argv": [recording.cli, *recording.argv[_words(recording) :]],
        "ending": recording.ending,
        "returncode": recording.returncode,
        "signalled": recording.signalled,
        "seconds": recording.seconds,
        "survivors": len(recording.survivors),
        "requests": len(recording.work),
    }
    told = [f"{line.at}\t{line.stream}\t{line.text}" for line in recording.lines]
    text = scrubbed(recording, "\n".join([json.dumps(about), *told]) + "\n")
    (folder / f"{recording.cli}.{recording.scenario}.tsv").write_text(text, "utf-8")


def load(file: Path) -> tuple[dict[str, Any], list[Line]]:
    """Read a saved run: what is known about it, and its lines in the order in which they came."""
    about, *told = file.read_text("utf-8").rstrip("\n").split("\n")
    parts = (line.split("\t", 2) for line in told)
    streams: dict[str, Stream] = {"out": "out", "err": "err"}
    lines = [Line(float(at), streams[stream], text) for at, stream, text in parts]
    return json.loads(about), lines


def _words(recording: Recording) -> int:
    """How many words of the command line only say where the program lies."""
    return 2 if recording.argv[1].startswith("/") else 1
