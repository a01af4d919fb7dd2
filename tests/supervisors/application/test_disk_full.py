"""A full disk for the logs pauses the task and the command; with room again nothing is missing."""

import json
import subprocess
import sys
from pathlib import Path

LIMIT = 300_000
# Runs a command that writes 1.2 MB; files of this process may not grow past the limit until a log
# of the application has reached it and has stayed there while a while passed.
CHILD = """
import json, resource, sys, trio
from pathlib import Path
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.log_capture import GetLogStatistics, exec_log
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import Settings, StorageSettings
from understudy.supervisors.application import run_application

hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
script = "ulimit -f unlimited; seq 1000000 1149999"
settings = Settings(storage=StorageSettings(data_dir=Path(sys.argv[1])))

async def main():
    async with run_application(settings) as application:
        services = application.services
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
        request = TaskRequest(command=("sh", "-c", script), task_id="full")
        await services.orchestrator.ask(SubmitTask(request))
        logs = services.system.address("log_capture")
        while (await logs.ask(GetLogStatistics())).failed_writes < 3:
            await trio.sleep(0.01)
        size = exec_log(services.logs_dir, "full").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        kinds, told = [], b""
        async with services.feed(TopicPattern(task_id="full")) as feed:
            while "TASK_COMPLETE" not in kinds and "TASK_FAILED" not in kinds:
                kinds += [event.event_type for event in await feed.receive()]
        print(json.dumps([size, kinds]))

trio.run(main)
"""


def test_wk1_a_full_disk_delays_output_and_loses_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), str(LIMIT)], stdout=subprocess.PIPE, timeout=50
    )
    assert done.returncode == 0
    size, kinds = json.loads(done.stdout)
    assert size <= LIMIT
    assert kinds[-1] == "TASK_COMPLETE"
    log = (tmp_path / "logs" / "task-full-exec.log").read_bytes()
    assert log == b"".join(b"%d\n" % n for n in range(1_000_000, 1_150_000))
    assert "the record of full waits" in (tmp_path / "logs" / "server.log").read_text()
