"""`understudy logs` and `attach`: every byte, from any place, to the end."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]

# Invalid UTF-8, a NUL, escapes, a carriage return, a line of 300 kB, and no line end at the end.
BYTES = b"\xff\xfe\x00 \x1b[31mred\x1b[0m\r\n" + b"x" * 300_000 + "\u2028\nend".encode()


@pytest.fixture
def written(cli: Cli, start_server: StartServer) -> Any:
    """A task that wrote BYTES on stdout and has ended; its server runs."""
    start_server()
    (cli.home / "bytes").write_bytes(BYTES)
    done = cli.run("run", "--id", "t", "--", "sh", "-c", "cat bytes; echo err >&2")
    assert done.returncode == 0
    return cli


def raw(cli: Cli, *args: str) -> bytes:
    with cli.start("logs", *args) as process:
        output, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, b"")
        return output


@pytest.mark.parametrize("options", [(), ("--raw",), ("-f",)])
def test_wk1_the_bytes_are_the_childs(written: Cli, options: tuple[str, ...]) -> None:
    assert raw(written, *options, "--stream", "stdout", "t") == BYTES
    assert raw(written, *options, "--stream", "stderr", "t") == b"err\n"
    assert sorted(raw(written, *options, "t")) == sorted(BYTES + b"err\n")


@pytest.mark.parametrize("options", [(), ("-f",)])
def test_wk1_json_carries_the_bytes_too(written: Cli, options: tuple[str, ...]) -> None:
    pieces = [json.loads(line) for line in raw(written, "--json", *options, "t").splitlines()]
    out = [piece for piece in pieces if piece["stream"] == "stdout"]
    assert b"".join(map(_content, out)) == BYTES


def test_lg1_the_workflow_log_tells_the_story(written: Cli) -> None:
    lines = raw(written, "--workflow", "t").decode().split("\n")
    records = [line for line in lines if line[:1].isdigit()]  # the others go on from them
    assert "TASK_CREATED" in records[0]
    assert "TASK_COMPLETE" in records[-1]
    refused = written.run("logs", "--workflow", "-f", "t")
    assert refused.returncode == 2


def test_wk1_following_goes_on_with_what_comes(cli: Cli, start_server: StartServer) -> None:
    start_server("--set", "streaming.enabled=false")
    script = "echo begun; until [ -e go ]; do sleep 0.05; done; echo end"
    assert cli.run("run", "--detach", "--id", "t", "--", "sh", "-c", script).returncode == 0
    with cli.start("logs", "-f", "t") as process:
        (cli.home / "go").touch()
        assert process.communicate(timeout=30)[0] == b"begun\nend\n"


def test_tr2_attach_goes_on_after_a_cursor(written: Cli) -> None:
    events = written.json("attach", "t")[:-1]
    assert events[0]["event_type"] == "TASK_CREATED"
    assert events[-1]["event_type"] == "TASK_COMPLETE"
    middle = events[len(events) // 2]["sequence_number"]
    rest = written.json("attach", "--after", str(middle), "t")[:-1]
    assert rest == [event for event in events if event["sequence_number"] > middle]


@pytest.mark.parametrize("command", ["attach", "logs", "cancel"])
def test_an_unknown_task_is_told(cli: Cli, start_server: StartServer, command: str) -> None:
    start_server()
    done = cli.run(command, "nothing")
    assert done.returncode == 3
    assert done.stderr == "understudy: there is no task 'nothing'\n"
    as_json = cli.run(command, "--json", "nothing")
    assert json.loads(as_json.stderr) == {
        "type": "error",
        "code": 3,
        "message": "there is no task 'nothing'",
    }


def _content(piece: dict[str, str]) -> bytes:
    return piece["text"].encode() if "text" in piece else base64.b64decode(piece["base64"])
