"""`understudy run` with a server of its own, and with one that runs."""

from collections.abc import Callable
from typing import Any

Cli = Any
StartServer = Callable[..., Any]


def test_a_command_is_run_live_and_recorded(cli: Cli, start_server: StartServer) -> None:
    done = cli.run("run", "--id", "t", "--", "sh", "-c", "echo out; echo err >&2; printf end")
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert [line.rpartition(" | ")[2] for line in lines if " | " in line] == ["out", "end"]
    assert any(line.endswith(" ! err") for line in lines)
    assert lines[-1] == "1 task: 1 complete; 2 lines, 11 B"
    assert not (cli.data_dir / "server.json").exists()
    start_server()
    assert sorted(cli.run("logs", "t").stdout) == sorted("out\nerr\nend")


def test_the_exit_code_tells_a_failure(cli: Cli) -> None:
    done = cli.run("run", "--", "sh", "-c", "echo why >&2; exit 3")
    assert done.returncode == 1
    assert "exit code 3" in done.stdout


def test_several_run_side_by_side_with_a_summary(cli: Cli) -> None:
    # Each waits for the file of the other: one after the other they would never end.
    both = [f"sh -c 'touch {a}; until [ -e {b} ]; do sleep 0.05; done'" for a, b in ("ab", "ba")]
    done = cli.run("run", "--task", both[0], "--task", both[1], "--task", "sh -c 'exit 1'")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("3 tasks: 2 complete, 1 failed;")


def test_a_running_server_gets_the_task(cli: Cli, start_server: StartServer) -> None:
    server = start_server()
    assert cli.run("run", "--id", "t", "--", "true").returncode == 0
    assert [task["task_id"] for task in cli.json("ps", "--all")] == ["t"]
    assert server.process.poll() is None


def test_detached_it_goes_on_by_itself(cli: Cli, start_server: StartServer) -> None:
    start_server()
    done = cli.run("run", "--detach", "--id", "t", "--", "sh", "-c", "echo later")
    assert (done.returncode, done.stdout) == (0, "t\n")
    assert cli.run("logs", "-f", "t").stdout == "later\n"


def test_detached_without_a_server_is_refused(cli: Cli) -> None:
    done = cli.run("run", "--detach", "--", "true")
    assert done.returncode == 4
    assert "understudy serve" in done.stderr
    assert not cli.data_dir.exists()


def test_two_at_once_share_the_server_of_the_first(cli: Cli) -> None:
    meet = "touch {}; until [ -e {} ]; do sleep 0.05; done"
    both = [cli.start("run", "--", "sh", "-c", meet.format(a, b)) for a, b in ("ab", "ba")]
    ends = [process.communicate(timeout=30) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends


def test_restarts_are_asked_for_and_told(cli: Cli) -> None:
    script = "echo try; if [ -e again ]; then exit 0; fi; touch again; exit 1"
    done = cli.run("run", "--restart", "transient", "--max-restarts", "2", "--", "sh", "-c", script)
    assert done.returncode == 0
    assert "started again (incarnation 2)" in done.stdout
