"""Permanent, transient, temporary: what each says to a crash and to a normal end."""

from typing import Any

import pytest
from understudy.actors.kernel import Restart
from understudy.supervisors import Policy

AGAIN = ["start a", "ready a"]


@pytest.mark.parametrize(
    ("restart", "after_crash", "after_end", "state"),
    [
        (Restart.PERMANENT, AGAIN, AGAIN, "running"),
        (Restart.TRANSIENT, AGAIN, [], "stopped"),
        (Restart.TEMPORARY, [], [], None),
    ],
)
async def test_the_kind_decides_on_a_restart(
    stage: Any, restart: Restart, after_crash: list[str], after_end: list[str], state: str | None
) -> None:
    a, b = (stage.member(name, restart=restart) for name in "ab")
    async with stage.run(Policy(), a, b):
        assert await stage.crash("a") == ["stop a", *after_crash]
        stage.log.clear()
        await stage.end("b")
        assert stage.log == ["stop b", *(f"{line[:-1]}b" for line in after_end)]
        assert stage.states().get("b") == state


async def test_the_last_error_is_kept_past_a_normal_end(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a", restart=Restart.TRANSIENT)):
        await stage.crash("a")
        await stage.end("a")
        assert stage.seen()["a"].view.error == "ValueError: a fell"
