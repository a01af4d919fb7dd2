"""Trap nine: hypercorn's server takes all that a supervised child needs, and is one as it is."""

import logging
from typing import Any, cast

import httpx
import hypercorn.trio
import trio
from hypercorn.config import Config
from quart_trio import QuartTrio
from understudy.actors.kernel import ChildSpec, Incarnation
from understudy.supervisors import Policy

app = QuartTrio(__name__)


@app.get("/")
async def index() -> str:
    """Answer, to show that the server does."""
    return "serving"


# Its type is partly unknown.
serve = cast("Any", hypercorn.trio).serve


class Server:
    """An HTTP server as a child; `fault` crashes it from inside."""

    def __init__(self) -> None:
        self.config = Config()
        self.config.bind = ["127.0.0.1:0"]
        self.config.errorlog = logging.getLogger("test.hypercorn")
        self.fault = trio.Event()
        self.url = ""

    async def run(self, incarnation: Incarnation) -> None:
        """Serve until asked to end."""
        self._incarnation, stop = incarnation, trio.Event()
        incarnation.on_stop_requested(stop.set)

        async def shutdown_trigger() -> None:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self._crash_at_fault)
                await stop.wait()
                nursery.cancel_scope.cancel()

        await serve(app, self.config, shutdown_trigger=shutdown_trigger, task_status=self)

    def started(self, value: Any = None) -> None:
        """Be the `task_status` of the server: pass on that it listens, and where."""
        self.url = value[0]
        self.config.bind = [self.url.removeprefix("http://")]
        self._incarnation.started()

    async def _crash_at_fault(self) -> None:
        await self.fault.wait()
        self.fault = trio.Event()
        raise OSError("the server fell")


async def get(url: str) -> str:
    """Make one request over a connection of its own."""
    async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
        return (await client.get(url)).text


async def test_trap_9_hypercorn_serves_crashes_serves_again_and_ends(stage: Any) -> None:
    server = Server()
    spec = ChildSpec(name="http", run=server.run)
    async with stage.run(Policy(), stage.member("a"), spec, stage.member("b")):
        first = server.url
        assert await get(first) == "serving"
        server.fault.set()
        with trio.fail_after(10):
            while stage.seen()["http"].view.restarts == 0 or stage.states()["http"] != "running":
                await trio.lowlevel.checkpoint()
        assert stage.seen()["http"].view.error == "OSError: the server fell"
        assert server.url == first
        assert await get(first) == "serving"
        stage.log.clear()
    assert stage.log == ["stop b", "stop a"]
    assert stage.system.statistics().overran == ()
