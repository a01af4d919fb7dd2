"""What a worker's stream is measured against: a bare pipe, a bare terminal."""

import contextlib
import os
import pty
import subprocess
import sys
import tempfile
import time
import tty
from pathlib import Path

MEGABYTES = 256
# 100-byte lines in 64 KiB writes, as a program writes that does not wait for anyone.
GENERATOR = (
    "import os\n"
    "block = (b'x' * 99 + b'\\n') * 655\n"
    f"for _ in range({MEGABYTES} * 2**20 // len(block)): os.write(1, block)\n"
)
COMMAND = (sys.executable, "-I", "-S", "-c", GENERATOR)


def cat_to_file() -> float:
    """Return MB/s through a pipe into a file."""
    with tempfile.NamedTemporaryFile() as file:
        return cat(file.name)


def cat(target: str) -> float:
    """Return MB/s through a pipe, as `generator | cat > target`."""
    began = time.perf_counter()
    with Path(target).open("wb") as sink:
        generator = subprocess.Popen(COMMAND, stdout=subprocess.PIPE)
        subprocess.run(("cat",), stdin=generator.stdout, stdout=sink, check=True)
        generator.wait()
    return MEGABYTES * 2**20 / 1e6 / (time.perf_counter() - began)


def bare_pty() -> float:
    """Return MB/s read from a terminal by a loop that does nothing else."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    began = time.perf_counter()
    with subprocess.Popen(COMMAND, stdout=theirs):
        os.close(theirs)
        with contextlib.suppress(OSError):  # the end of a terminal
            while os.read(ours, 65536):
                pass
    os.close(ours)
    return MEGABYTES * 2**20 / 1e6 / (time.perf_counter() - began)
