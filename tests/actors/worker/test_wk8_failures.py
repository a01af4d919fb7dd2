"""WK8: a failure says how it came: exit code, signal, last lines, or why nothing ran at all."""

import os
from pathlib import Path
from typing import Any

import pytest


async def test_wk8_an_exit_code_comes_with_the_last_lines(run_house: Any) -> None:
    async with run_house() as house:
        script = "for i in $(seq 100); do echo $i; done; echo broken >&2; exit 3"
        story = await house.run("sh", "-c", script)
    failed = story[-1]
    assert failed.event_type == "TASK_FAILED"
    assert failed.data["reason"] == "the command failed: exit code 3"
    assert (failed.data["exit_code"], failed.data["signal"]) == (3, None)
    assert len(failed.data["last_lines"]) == 20
    assert {"broken", "100"} <= set(failed.data["last_lines"])
    assert story[-2].event_type == "WORKER_EXITED"
    assert story[-2].data["last_lines"] == failed.data["last_lines"]


async def test_wk8_a_signal_is_named(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", "echo last words; kill -SEGV $$")
    assert story[-1].data["reason"] == "the command failed: killed by SIGSEGV"
    assert (story[-1].data["exit_code"], story[-1].data["signal"]) == (None, 11)
    assert story[-1].data["last_lines"] == ["last words"]


@pytest.mark.parametrize("restart", ["temporary", "transient"])
async def test_wk8_a_command_that_is_not_there_fails_clearly(run_house: Any, restart: str) -> None:
    async with run_house() as house:
        story = await house.run("no-such-program-anywhere", restart=restart)
    assert story[-1].event_type == "TASK_FAILED"
    assert "no-such-program-anywhere" in story[-1].data["reason"]
    assert "WORKER_STARTED" not in [event.event_type for event in story]


async def test_wk8_a_workspace_that_is_not_there_fails_clearly(
    run_house: Any, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing")
    async with run_house() as house:
        story = await house.run("true", workspace=missing)
    assert story[-1].event_type == "TASK_FAILED"
    assert missing in story[-1].data["reason"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_wk8_a_workspace_that_cannot_be_made_fails_clearly(run_house: Any) -> None:
    async with run_house() as house:
        workspaces: Path = house.services.workspaces_dir
        workspaces.mkdir(mode=0o500)
        story = await house.run("true")
    assert str(workspaces) in story[-1].data["reason"]


async def test_wk8_a_file_in_the_place_of_the_workspaces_fails_clearly(run_house: Any) -> None:
    async with run_house() as house:
        house.services.workspaces_dir.write_text("in the way")
        story = await house.run("true")
    assert story[-1].event_type == "TASK_FAILED"
    assert str(house.services.workspaces_dir) in story[-1].data["reason"]


async def test_ag4_a_command_runs_in_its_workspace_with_its_environment(
    run_house: Any, tmp_path: Path
) -> None:
    async with run_house() as house:
        own = await house.run("sh", "-c", 'pwd; echo "$GREETING"', environment={"GREETING": "hi"})
        place = house.services.workspaces_dir / own[0].task_id
        assert house.log_of(own[0].task_id).decode().split() == [str(place), "hi"]
        given = await house.run("pwd", workspace=str(tmp_path))
        assert house.log_of(given[0].task_id).decode().strip() == str(tmp_path)


async def test_wk8_the_last_errors_are_kept_whatever_else_is_written(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", "seq 50 >&2; seq 1000 1999; exit 1")
    lines = story[-1].data["last_lines"]
    assert [line for line in lines if len(line) == 2] == [str(n) for n in range(41, 51)]
    assert [line for line in lines if len(line) == 4] == [str(n) for n in range(1990, 2000)]
