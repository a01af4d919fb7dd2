"""`understudy run` with an agent of the user's own instead of a command."""

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

Cli = Any
SCRIPT = 'printf "argv %s\\n" "$*"; echo "asked $(cat)"; echo done > result\n'


@pytest.fixture
def mine(cli: Cli) -> Path:
    """A folder to work in, and an agent `mine` that tells what it was given."""
    program = cli.home / "agent"
    program.write_text(f"#!/bin/sh\n{SCRIPT}")
    program.chmod(0o755)
    section = f'program = "{program}"\nmodel_arguments = ["--model", "{{model}}"]\nisolate = false'
    (cli.home / "understudy.toml").write_text(f"[agents.mine]\n{section}\n")
    folder = cli.home / "work"
    folder.mkdir()
    return folder


def run(cli: Cli, folder: Path, *options: str, given: bytes = b"") -> Any:
    """Run the agent with --json; the exit code, and the events by type."""
    line = ("run", "--json", "--workspace", str(folder), "--agent", "mine", *options)
    with cli.start(*line) as process:
        output, errors = process.communicate(given, timeout=30)
    told = [json.loads(line) for line in output.splitlines()]
    by_type = {event["event_type"]: event["data"] for event in told if "event_type" in event}
    return subprocess.CompletedProcess(line, process.returncode, by_type, errors.decode())


def test_ag1_an_agent_gets_its_prompt_model_and_check(cli: Cli, mine: Path) -> None:
    check = "test -s result && exit 0"
    done = run(cli, mine, "--prompt", "Größe?", "--model", "big", "--check", check)
    assert (done.returncode, done.stderr) == (0, "")
    request = done.stdout["TASK_CREATED"]["request"]
    assert (request["agent"], request["prompt"], request["model"]) == ("mine", "Größe?", "big")
    assert request["check"] == ["sh", "-c", check]
    assert done.stdout["WORKER_STARTED"]["argv"][-2:] == ["--model", "big"]
    assert done.stdout["AGENT_VERDICT"]["verdict"] == "verified"
    assert (mine / "result").read_text() == "done\n"


def test_ag3_a_prompt_comes_from_standard_input(cli: Cli, mine: Path) -> None:
    done = run(cli, mine, "--prompt", "-", given="--help\nand 'ä'".encode())
    assert done.returncode == 0, done.stderr
    assert done.stdout["TASK_CREATED"]["request"]["prompt"] == "--help\nand 'ä'"


def test_ag5_a_check_that_fails_fails_the_task(cli: Cli, mine: Path) -> None:
    done = run(cli, mine, "--prompt", "Do it.", "--check", "exit 3")
    assert done.returncode == 1
    assert not done.stdout["AGENT_VERDICT"]["succeeded"]


def test_ag1_isolated_work_leaves_the_folder_alone(cli: Cli, mine: Path) -> None:
    for line in ("init -q", "commit -q --allow-empty -m begin"):
        identity = "-c user.name=a -c user.email=a@b.c"
        subprocess.run(["git", *shlex.split(f"{identity} {line}")], cwd=mine, check=True)
    done = run(cli, mine, "--prompt", "Do it.", "--isolate")
    assert done.returncode == 0, done.stderr
    assert done.stdout["WORKSPACE_CHANGED"]["files"] == 1
    assert not (mine / "result").exists()


def test_ag1_the_task_is_shown_by_its_agent_and_prompt(cli: Cli, mine: Path) -> None:
    done = cli.run("run", "--workspace", "work", "--agent", "mine", "--prompt", "Say\nit.")
    assert done.returncode == 0, done.stdout
    assert "mine 'Say it.' | asked " in done.stdout
    assert "mine 'Say it.' = verdict " in done.stdout


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--prompt", "x"), "--prompt needs --agent"),
        (("--agent", "mine"), "--agent mine needs --prompt"),
        (("--agent", "mine", "--", "true"), "--agent or a command, not both"),
        (("--agent", "mine", "--prompt", "x", "--task", "a"), "--prompt or a command, not both"),
        (("--agent", "command", "--prompt", "x"), "--prompt needs --agent"),
        (("--agent", "mine", "--prompt", " "), "--prompt: the text is empty"),
        (("--agent", "mine", "--prompt", "-"), "--prompt: standard input is empty"),
        (("--model", "big", "--", "true"), "--model is for an agent"),
        (("--check", " ", "--", "true"), "--check: there is no command"),
    ],
)
def test_ag1_what_does_not_go_together_is_told(cli: Cli, options: Any, what: str) -> None:
    done = cli.run("run", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert what in done.stderr
    assert not cli.data_dir.exists()
