"""`ps`, `cancel`, `tree` and `config`, for people and for programs."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]


@pytest.mark.parametrize("command", ["ps", "tree", "cancel t", "attach t", "logs t"])
def test_without_a_server_it_is_said_how_to_start_one(cli: Cli, command: str) -> None:
    done = cli.run(*command.split())
    assert done.returncode == 4
    assert "start one with `understudy serve`" in done.stderr


def test_ps_lists_what_runs_and_with_all_what_ended(cli: Cli, start_server: StartServer) -> None:
    start_server()
    for task_id, script in (("long", "sleep 600"), ("short", "exit 1")):
        cli.run("run", "--detach", "--id", task_id, "--", "sh", "-c", script)
    cli.run("attach", "short")
    assert [task["task_id"] for task in cli.json("ps")] == ["long"]
    assert [task["task_id"] for task in cli.json("ps", "--all")] == ["short", "long"]
    assert [task["task_id"] for task in cli.json("ps", "--all", "-n", "1")] == ["short"]
    heads, row, hidden = cli.run("ps").stdout.splitlines()
    assert hidden == "1 ended in the last day (1 failed): understudy ps --all"
    assert heads.split()[:2] == ["TASK", "STATUS"]
    assert row.split()[:2] == ["long", "running"]
    assert row.endswith("sh -c 'sleep 600'")


def test_cancel_takes_several_and_tells_of_each(cli: Cli, start_server: StartServer) -> None:
    start_server()
    for task_id in ("a", "b"):
        cli.run("run", "--detach", "--id", task_id, "--", "sleep", "600")
    done = cli.run("cancel", "a", "nothing", "b", "--reason", "enough")
    assert done.returncode == 3
    assert done.stdout == "a: being cancelled\nb: being cancelled\n"
    assert "no task 'nothing'" in done.stderr
    assert "cancelled: enough" in cli.run("attach", "a").stdout
    assert cli.run("cancel", "a").stdout == "a: has ended already (cancelled)\n"


def test_tree_shows_supervisors_and_workers(cli: Cli, start_server: StartServer) -> None:
    start_server()
    cli.run("run", "--detach", "--id", "t", "--", "sleep", "600")
    text = cli.run("tree").stdout
    assert text.startswith("application  running\n├─ core  running\n")
    assert "worker/t  running" in text
    (tree,) = cli.json("tree")
    assert [child["view"]["name"] for child in tree["children"]] == ["core", "work", "transports"]


def test_tree_can_be_watched(cli: Cli, start_server: StartServer) -> None:
    start_server()
    with cli.start("tree", "--watch", "--json") as process:
        seen = [json.loads(process.stdout.readline()) for _ in range(3)]
        process.send_signal(2)
        errors = process.communicate(timeout=10)[1]
        assert (process.returncode, errors.strip()) == (130, b"")
    assert all(tree["view"]["name"] == "application" for tree in seen)


def test_config_tells_where_each_value_comes_from(cli: Cli) -> None:
    (cli.home / "understudy.toml").write_text("[orchestrator]\nmax_concurrent = 2\n")
    rows = {row["key"]: row for row in cli.json("config", "--set", "logs.keep=3")}
    assert rows["logs.keep"]["origin"] == "command line"
    assert rows["orchestrator.max_concurrent"]["value"] == "2"
    assert rows["orchestrator.max_concurrent"]["origin"].endswith("understudy.toml:2")
    assert rows["server.port"]["origin"] == "environment variable UNDERSTUDY_SERVER__PORT"
    assert rows["server.host"]["origin"] == "default"
    assert "config.toml" in cli.run("config").stdout


def test_tr6_wrong_settings_are_named_with_file_and_line(cli: Cli) -> None:
    (cli.home / "understudy.toml").write_text("[server]\nport = 99999\nprot = 1\n")
    for command in (["serve"], ["ps"], ["run", "--", "true"], ["config"]):
        done = cli.run(*command)
        assert done.returncode == 2
        assert "understudy.toml:3: server.prot" in done.stderr
        assert "Traceback" not in done.stderr
