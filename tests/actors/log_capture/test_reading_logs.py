"""Reading execution logs, with what is missing said (LG1)."""

import threading
from pathlib import Path

import pytest
from understudy.actors.kernel import Invalid
from understudy.actors.log_capture import Gap, exec_log, read_exec, server_log, workflow_log
from understudy.actors.log_capture.append_file import AppendFile


def test_a_range_comes_back_byte_for_byte(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10
    exec_log(tmp_path, "t").write_bytes(data)
    assert read_exec(tmp_path, "t", 0, len(data)) == data
    assert read_exec(tmp_path, "t", 250, 20) == data[250:270]
    assert read_exec(tmp_path, "t", 5, 0) == b""


def test_what_is_missing_is_a_gap(tmp_path: Path) -> None:
    exec_log(tmp_path, "t").write_bytes(b"0123456789")
    assert read_exec(tmp_path, "t", 8, 5) == Gap(offset=10, length=3, data=b"89")
    assert read_exec(tmp_path, "t", 20, 5) == Gap(offset=20, length=5, data=b"")
    assert read_exec(tmp_path, "gone", 0, 5) == Gap(offset=0, length=5, data=b"")


@pytest.mark.parametrize(("offset", "length"), [(-1, 5), (0, -5)])
def test_a_negative_range_is_refused(tmp_path: Path, offset: int, length: int) -> None:
    with pytest.raises(Invalid, match="must not be negative"):
        read_exec(tmp_path, "t", offset, length)


@pytest.mark.parametrize("task_id", ["", "a/b", "../x", "a\0", "ü", "x" * 129, "a\n"])
def test_lg1_no_task_id_leads_out_of_the_folder(tmp_path: Path, task_id: str) -> None:
    for path in (exec_log, workflow_log):
        with pytest.raises(Invalid, match="not canonical"):
            path(tmp_path, task_id)


def test_lg1_no_two_logs_share_a_file(tmp_path: Path) -> None:
    ids = ["a", "a-exec", "a-exec-exec", "a.log", "server", "a-exec.log", "A"]
    paths = {kind(tmp_path, each) for kind in (exec_log, workflow_log) for each in ids}
    assert len(paths | {server_log(tmp_path)}) == 2 * len(ids) + 1
    assert exec_log(tmp_path, "a").name == "task-a-exec.log"
    assert workflow_log(tmp_path, "a").name == "task-a.log"


def test_readers_beside_the_writer_see_what_is_acknowledged(tmp_path: Path) -> None:
    file = AppendFile(exec_log(tmp_path, "t"))
    acknowledged: list[tuple[int, bytes]] = []
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            for offset, data in acknowledged[-50:]:
                if (seen := read_exec(tmp_path, "t", offset, len(data))) != data:
                    wrong.append(seen)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(2000):
        data = b"%d " % number * 10
        acknowledged.append((file.append([data]), data))
    done.set()
    for thread in threads:
        thread.join()
    file.close()
    assert wrong == []
