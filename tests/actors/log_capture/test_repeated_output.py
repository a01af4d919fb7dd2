"""Output whose acknowledgement was lost is written again, not twice (WK1)."""

from pathlib import Path

from understudy.actors.kernel.testing import run_actor
from understudy.actors.log_capture import LogCapture, WriteOutput, exec_log


async def test_wk1_a_repeated_write_replaces_the_first(tmp_path: Path) -> None:
    async with run_actor(lambda: LogCapture(tmp_path)) as logs:
        await logs.ask(WriteOutput("t", (b"one\n",), 0))
        await logs.ask(WriteOutput("t", (b"two\n",), 4))
        assert await logs.ask(WriteOutput("t", (b"two\n",), 4)) == 4
    assert exec_log(tmp_path, "t").read_bytes() == b"one\ntwo\n"
