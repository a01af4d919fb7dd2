"""AG6: a real CLI whose work was not good enough goes on with the session that it was in."""

import shlex
from collections.abc import Callable
from typing import Any

import pytest

from .agents_at_work import of_type, section, work
from .stand_in.script import Say

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]


@pytest.mark.parametrize("name", ["claude", "codex", "gemini", "opencode"])
async def test_ag6_the_next_incarnation_resumes_the_session(
    run_house: Any, take_seat: Callable[..., Any], name: str
) -> None:
    async with take_seat(name, Say("first"), Say("second")) as seat:
        flag = shlex.quote(str(seat.home / "checked"))
        check = f"test -e {flag} || {{ touch {flag}; exit 1; }}"
        async with run_house(agents={name: section(seat)}) as house:
            story = await work(house, seat, check=check, restart="transient")
        asked = "\n".join(str(request.body) for request in seat.stand_in.asked)
    assert story[-1].event_type == "TASK_COMPLETE", story[-1]
    sessions = [told["session"] for told in of_type(story, "AGENT_SESSION")]
    first, second = of_type(story, "WORKER_STARTED")
    assert sessions[0] not in first["argv"]
    assert sessions[0] in second["argv"]
    assert "You were interrupted" in asked
    assert "first" in asked.split("You were interrupted")[0]  # it knows what it said before
