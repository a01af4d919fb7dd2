"""Records what real tools print while they work: `python record.py WORK OUT [NAME...]`.

WORK is an empty folder to work in, OUT where the recordings go. Each command of `scenarios.sh`
runs with a pipe and with a terminal (stdout and stderr in one); the bytes are kept as they came,
but for the folder's name. docker.txt and others.txt are no recordings: written by hand from the
formats that those tools document, for want of a Docker daemon and of a crates registry.
"""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LIMIT = 24 * 1024  # of a recording; of a longer one, the beginning and the end are kept


def scenarios() -> dict[str, str]:
    """Shell scripts by name: the sections of scenarios.sh."""
    pieces = re.split(r"(?m)^#= (\w+)\n", (HERE / "scenarios.sh").read_text("utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def through_pipe(script: str, work: Path) -> bytes:
    """What the script prints where it sees no terminal."""
    run = ["bash", "-c", script]
    done = subprocess.run(
        run, cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.stdout


def through_terminal(script: str, work: Path) -> bytes:
    """What the script prints where it sees a terminal of 80 columns."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(work)
        os.execvp("bash", ["bash", "-c", f"stty cols 80 rows 24; {script}"])  # noqa: S606
    pieces: list[bytes] = []
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # how a terminal ends
        pass
    os.waitpid(child, 0)
    return b"".join(pieces)


def kept(data: bytes, work: Path) -> bytes:
    """The recording, made independent of where it was made, and of bounded length."""
    data = data.replace(str(work).encode(), b"/project")
    data = re.sub(rb"/\S+/bin/python\b", b"/usr/bin/python", data)
    data = re.sub(rb"N: Ignoring file.*\n", b"", data)  # of apt: what its host has set aside
    if len(data) <= LIMIT:
        return data
    pieces = re.split(rb"(?<=[\r\n])", data)
    middle = len(pieces) // 2
    while sum(map(len, pieces)) > LIMIT:
        del pieces[middle]
        middle = len(pieces) // 2
    return b"".join(pieces)


def main(work: Path, out: Path, names: list[str]) -> None:
    """Record the scenarios of these names, or all."""
    for name, script in scenarios().items():
        if names and name not in names:
            continue
        for way, record in (("pipe", through_pipe), ("pty", through_terminal)):
            folder = work / f"{name}-{way}"
            folder.mkdir()
            (out / f"{name}.{way}.bin").write_bytes(kept(record(script, folder), folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3:])
