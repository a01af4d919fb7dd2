"""Whether the server is well, and if not, why (HT)."""

from typing import Any

import trio
from understudy.actors.kernel import Crash, StopChild
from understudy.supervisors import RestartChild

STOPPED = "no answer within 1 s; it is stopped"


async def until_well(rest: Any) -> None:
    for _ in range(500):
        if (await rest.client.get("/healthz")).status_code == 200:
            return
        await trio.sleep(0.02)
    raise AssertionError("the server does not get well again")


async def test_ht_a_server_that_is_well_says_so(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        for path in ("/healthz", "/readyz"):
            response = await rest.client.get(path)
            assert response.status_code == 200
            assert response.json()["status"] == "ok"


async def test_ht_health_is_503_with_the_cause_while_the_store_is_stopped(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        core = rest.services.system.address("core")
        await core.ask(StopChild("event_store"))
        for path in ("/healthz", "/readyz"):
            response = await rest.client.get(path)
            assert response.status_code == 503
            assert response.headers["content-type"] == "application/problem+json"
            assert int(response.headers["retry-after"]) >= 1
            assert response.json()["causes"] == {"event_store": STOPPED}
            assert "event_store" in response.json()["detail"]
        statistics = await rest.get("/stats")
        assert statistics["store"] is None
        assert statistics["unavailable"] == {"store": STOPPED}
        await core.ask(RestartChild("event_store"))
        await until_well(rest)


async def test_ht_health_tells_the_error_that_the_store_fell_over(serve_rest: Any) -> None:
    async with serve_rest() as rest:
        store = rest.services.system.address("event_store")
        store.tell_nowait(Crash(OSError("the disk is gone")))
        await until_well(rest)
        await rest.services.system.address("core").ask(StopChild("event_store"))
        response = await rest.client.get("/healthz")
        assert response.status_code == 503
        assert "OSError: the disk is gone" in response.json()["detail"]
