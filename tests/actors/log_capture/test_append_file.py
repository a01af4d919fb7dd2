"""Appends are whole or not at all, also on a full disk (LG2)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.log_capture.append_file import AppendFile

# Runs in a child process, since a file-size limit holds for the process. SIGXFSZ is ignored by
# Python: a write above the limit takes what fits, and the next one fails with EFBIG.
LIMITED = """
import resource, sys
from pathlib import Path
from understudy.actors.log_capture.append_file import AppendFile

file = AppendFile(Path(sys.argv[1]))
assert file.append([b"a" * 600, b"b" * 600]) == 0
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
for pieces in ([b"c" * 700, b"d" * 700], [b"e" * 900]):
    try:
        file.append(pieces)
    except OSError as error:
        print(error.errno, end=" ")
assert file.append([b"f" * 500]) == 1200
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert file.append([b"g" * 5000]) == 1700
file.sync()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log"


@given(writes=st.lists(st.lists(st.binary())))
def test_lg2_bytes_are_what_was_appended(
    tmp_path_factory: pytest.TempPathFactory, writes: list[list[bytes]]
) -> None:
    path = tmp_path_factory.mktemp("log") / "log"
    file = AppendFile(path)
    written = b""
    for pieces in writes:
        assert file.append(pieces) == len(written)
        written += b"".join(pieces)
        assert path.read_bytes() == written
    file.close()
    again = AppendFile(path)
    assert again.append([b"more"]) == len(written)
    again.close()


def test_more_pieces_than_one_call_takes(path: Path) -> None:
    file = AppendFile(path)
    pieces = [b"%d " % number for number in range(5000)]
    assert file.append(pieces) == 0
    assert file.append([b"end"]) == len(b"".join(pieces))
    assert path.read_bytes() == b"".join(pieces) + b"end"
    file.close()


def test_lg2_no_half_write_stays_when_the_disk_is_full(path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["27", "27"]
    assert path.read_bytes() == b"a" * 600 + b"b" * 600 + b"f" * 500 + b"g" * 5000


def test_lg2_what_could_not_be_cut_at_once_is_cut_before_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int, size: int) -> None:
        raise OSError(5, "Input/output error")

    file = AppendFile(path)
    file.append([b"kept"])
    file.append([b"given up"])
    with monkeypatch.context() as broken:
        broken.setattr(os, "ftruncate", fail)
        file.cut_back(4)
        with pytest.raises(OSError, match="Input/output"):
            file.append([b"refused"])
        assert path.read_bytes() == b"keptgiven up"
    assert file.append([b" and more"]) == 4
    assert path.read_bytes() == b"kept and more"
    file.close()


def test_logs_are_for_their_owner(path: Path) -> None:
    AppendFile(path).close()
    assert path.stat().st_mode & 0o077 == 0
