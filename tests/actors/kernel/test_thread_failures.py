"""Whatever goes wrong in an actor's thread is raised out of its `run()`."""

from contextlib import suppress

import pytest
from understudy.actors.kernel import ThreadActor
from understudy.actors.kernel.testing import run_actor


@pytest.mark.parametrize("error", [SystemExit(3), OSError("closing")])
async def test_whatever_on_stop_raises_reaches_the_supervisor(error: BaseException) -> None:
    class Failing(ThreadActor):
        def on_stop(self) -> None:
            raise error

    raised: list[BaseException] = []
    with suppress(SystemExit, OSError):
        try:
            async with run_actor(Failing):
                pass
        except BaseException as caught:
            raised.append(caught)
            raise
    assert raised == [error]
