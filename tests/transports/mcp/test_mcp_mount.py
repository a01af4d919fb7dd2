"""The mount as a supervised child: quiet, and back after a restart."""

import logging
from typing import Any

import httpx
from understudy.supervisors import RestartChild
from understudy.supervisors.application import TRANSPORTS

HEADERS = {"accept": "application/json, text/event-stream"}


async def test_trap_7_the_root_logger_is_left_alone(serve_mcp: Any) -> None:
    before = list(logging.getLogger().handlers), logging.getLogger().level
    async with serve_mcp():
        assert (list(logging.getLogger().handlers), logging.getLogger().level) == before


async def test_tr4_a_restarted_mount_serves_on_and_is_told_apart_until_then(served: Any) -> None:
    await served.stop_mcp()
    async with httpx.AsyncClient() as http:
        refused = await http.post(served.url, headers=HEADERS, json={})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
    await served.services.system.address(TRANSPORTS).ask(RestartChild("mcp"))
    async with served.connect() as client:
        assert len((await client.list_tools()).tools) == 4
