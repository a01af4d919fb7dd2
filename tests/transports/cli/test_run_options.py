"""The options of `understudy run`, right and wrong."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]


def test_options_reach_the_command(cli: Cli) -> None:
    (cli.home / "work").mkdir()
    options = ("--workspace", "work", "--env", "A=b=c", "--env", "E=", "--pty", "--timeout", "60")
    script = 'pwd; echo "$A[$E]"; test -t 1 && echo terminal'
    done = cli.run("run", *options, "--priority", "Low", "--json", "--", "sh", "-c", script)
    assert done.returncode == 0
    events = [json.loads(line) for line in done.stdout.splitlines()]
    output = "".join(
        segment["text"]
        for event in events
        if event.get("event_type") == "WORKER_OUTPUT"
        for segment in event["data"]["segments"]
    )
    assert output.split() == [str(cli.home / "work"), "b=c[]", "terminal"]
    request = events[0]["data"]["request"]
    assert (request["priority"], request["timeout"]) == (30, 60)
    assert events[-1]["type"] == "summary"


def test_streaming_settings_are_for_a_server_of_ones_own(
    cli: Cli, start_server: StartServer
) -> None:
    options = ("--buffer-size", "64", "--flush-interval-ms", "5")
    assert cli.run("run", *options, "--", "true").returncode == 0
    start_server()
    refused = cli.run("run", *options, "--", "true")
    assert refused.returncode == 2
    assert "streaming.buffer_size, streaming.flush_interval_ms" in refused.stderr


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ((), "neither is given"),
        (("--task", "a", "--", "b"), "both are given"),
        (("--task", "echo 'open"), "No closing quotation"),
        (("--task", " "), "no command in it"),
        (("pytest",), "unexpected extra argument"),
        (("--id", "x", "--task", "a", "--task", "b"), "--id is for one task"),
        (("--env", "NOVALUE", "--", "true"), "NAME=VALUE"),
        (("--priority", "urgent", "--", "true"), "no priority"),
        (("--workspace", "nowhere", "--", "true"), "does not exist"),
        (("--set", "port", "--", "true"), "section.key=value"),
        (("--buffer-size", "none", "--", "true"), "streaming.buffer_size"),
    ],
)
def test_a_wrong_command_line_is_told(cli: Cli, options: tuple[str, ...], what: str) -> None:
    done = cli.run("run", *options)
    assert done.returncode == 2
    assert what in done.stderr
    assert "Traceback" not in done.stderr
    assert not cli.data_dir.exists()
