"""Agents and prompts that `understudy run` cannot do anything with."""

from typing import Any

Cli = Any


def test_ag1_an_unknown_agent_is_told_with_the_known_ones(cli: Cli) -> None:
    done = cli.run("run", "--agent", "butler", "--prompt", "Tea.")
    assert done.returncode == 2
    assert "butler" in done.stderr
    assert "claude" in done.stderr
    assert "Traceback" not in done.stderr


def test_ag3_a_prompt_that_is_no_text_is_told_with_its_place(cli: Cli) -> None:
    with cli.start("run", "--agent", "claude", "--prompt", "-") as process:
        _, errors = process.communicate(b"abc\xff", timeout=30)
    assert process.returncode == 2
    assert b"standard input is not UTF-8 (at byte 3)" in errors
    assert not cli.data_dir.exists()
