"""The live view on a real terminal: Ctrl-C asks before it cancels (CL, UI1)."""

from collections.abc import Callable
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]
OpenTerminal = Callable[..., Any]
SLEEPER = ("--id", "t", "--", "sh", "-c", "echo begun; until [ -e go ]; do sleep 0.05; done")
CTRL_C = b"\x03"


def test_ui1_a_block_and_a_summary_are_painted(terminal: OpenTerminal) -> None:
    screen = terminal("run", "--", "sh", "-c", "echo one; printf '10%%\\r20%%\\r'; sleep 0.3")
    screen.until("● sh -c .*running".encode())
    screen.until(b"20%")
    screen.until("✔ sh -c .*complete".encode())
    code, rest = screen.end()
    assert code == 0
    assert b"1 task: 1 complete; 1 lines" in rest
    assert rest.count(b"\x1b[?25h") == 1  # the cursor is back


@pytest.mark.parametrize("keys", [b"y", CTRL_C], ids=["y", "again"])
def test_ui1_ctrl_c_asks_and_then_cancels(terminal: OpenTerminal, keys: bytes) -> None:
    screen = terminal("run", *SLEEPER)
    screen.until(b"begun")
    screen.press(CTRL_C)
    screen.until(b"Cancel the task")
    screen.press(keys)
    screen.until(b"1 cancelled")
    assert screen.end()[0] == 130


def test_ui1_ctrl_c_can_be_taken_back(cli: Cli, terminal: OpenTerminal) -> None:
    screen = terminal("run", *SLEEPER)
    screen.until(b"begun")
    screen.press(CTRL_C)
    screen.until(b"Cancel the task")
    screen.press(b"xn")
    (cli.home / "go").touch()
    code, rest = screen.end()
    assert (code, b"1 complete" in rest) == (0, True)


@pytest.mark.parametrize("command", ["run", "attach"])
def test_ui1_a_task_can_be_left_to_the_server(
    cli: Cli, start_server: StartServer, terminal: OpenTerminal, command: str
) -> None:
    start_server()
    if command == "attach":
        assert cli.run("run", "--detach", *SLEEPER).returncode == 0
    screen = terminal(command, *(SLEEPER if command == "run" else ["t"]))
    screen.until(b"begun")
    screen.press(CTRL_C)
    screen.until(b"d: leave it running")
    screen.press(b"d")
    assert screen.end()[0] == 0
    assert [task["status"] for task in cli.json("ps")] == ["running"]
