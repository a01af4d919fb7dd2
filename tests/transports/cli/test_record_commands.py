"""`search`, `export`, `import` and `replay`, with a server and without one (CL, ES3, ES8, PR5)."""

import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

Cli = Any
StartServer = Callable[..., Any]
SCRIPT = "echo ripe apple; sleep 1; echo sour lemon; exit 3"


@pytest.fixture(params=["served", "alone"])
def told(request: pytest.FixtureRequest, cli: Cli, start_server: StartServer) -> Cli:
    """A command line whose data folder has the task `t`; with a server, or none any more."""
    server = start_server()
    assert cli.run("run", "--id", "t", "--", "sh", "-c", SCRIPT).returncode == 1
    if request.param == "alone":
        assert server.end()[0] == 0
    return cli


def test_cl_the_record_is_there_with_a_server_and_without(told: Cli) -> None:
    heads, *rows = told.run("search", "ripe apple").stdout.splitlines()
    assert heads.split() == ["NUMBER", "WHEN", "TASK", "TYPE", "TEXT"]
    assert any("  WORKER_OUTPUT " in row and row.endswith("  ripe apple") for row in rows)
    (hit,) = told.json("search", "lem*", "--types", "WORKER_OUTPUT")
    assert hit["event"]["task_id"] == "t"
    nothing = told.run("search", "pomelo")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "nothing found" in nothing.stderr
    assert told.run("search", "...").returncode == 2
    state = told.run("replay", "t", "--at", "3").stdout
    assert "status           queued" in state
    (then,) = told.json("replay", "t", "--at", "2999-01-01T00:00:00Z")
    assert (then["status"], then["exit_code"]) == ("failed", 3)
    assert told.run("replay", "nobody").returncode == 3
    assert told.run("replay", "t", "--at", "soon").returncode == 2
    began = time.monotonic()
    played = told.run("replay", "t", "--speed", "100")
    assert time.monotonic() - began < 15
    assert "ripe apple" in played.stdout
    # As long as it took, not as long as it was played.
    began_at, ended_at = (datetime.fromisoformat(then[f"{n}_at"]) for n in ("started", "ended"))
    assert f"{(ended_at - began_at).total_seconds():.1f} s" in played.stdout
    assert "1 failed" in played.stdout

    before = told.run("export").stdout.splitlines()
    assert told.run("export").stdout.splitlines() == before
    assert [json.loads(line)["task_id"] for line in before].count("t") >= 7


def test_pr5_a_replay_keeps_the_tasks_own_pace(told: Cli) -> None:
    with told.start("replay", "t", "--json") as process:
        seen = [(json.loads(line), time.monotonic()) for line in process.stdout]
        assert process.wait(20) == 0
    at = {
        event["data"]["segments"][0]["text"]: when
        for event, when in seen
        if event.get("event_type") == "WORKER_OUTPUT"
    }
    assert 0.8 < at["sour lemon\n"] - at["ripe apple\n"] < 3
    assert seen[-1][0]["type"] == "summary"


def test_es8_an_archive_restores_the_log_with_its_numbers(told: Cli, tmp_path: Path) -> None:
    archive, other = tmp_path / "log.jsonl", str(tmp_path / "other")
    assert "lines in" in told.run("export", "-o", str(archive)).stdout
    lines = archive.read_text().splitlines()
    assert not list(tmp_path.glob("*.part"))
    done = told.run("import", str(archive), "--data-dir", other)
    assert done.stdout == f"{len(lines)} events imported, 0 were there already\n", done.stderr
    assert told.run("export", "--data-dir", other).stdout.splitlines() == lines
    again = told.json("import", str(archive), "--data-dir", other)[0]
    assert (again["imported"], again["present"]) == (0, len(lines))
    with archive.open("a") as file:
        file.write("nonsense\n")
    refused = told.run("import", str(archive), "--data-dir", other)
    assert refused.returncode == 2
    assert f"line {len(lines) + 1}: " in refused.stderr
    left_out = told.run("import", str(archive), "--skip-bad", "--data-dir", other)
    assert "1 lines were left out" in left_out.stdout
    assert told.run("import", str(tmp_path / "absent")).returncode == 2


def test_cl_looking_without_a_server_starts_no_task(cli: Cli, start_server: StartServer) -> None:
    server = start_server("--set", "orchestrator.max_concurrent=1")
    for name in ("first", "second"):
        cli.run("run", "--detach", "--id", name, "--", "sh", "-c", "sleep 600; touch ran")
    server.process.kill()
    server.process.wait()
    before = cli.run("export").stdout
    cli.run("search", "sleep")
    (state,) = cli.json("replay", "second", "--at", "999")
    assert state["status"] == "queued"
    assert cli.run("export").stdout == before
