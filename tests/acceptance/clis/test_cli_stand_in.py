"""The stand-ins for the model APIs, over real HTTP."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from .stand_in.script import Ignore, Refuse, Say, Script, Write
from .stand_in.serving import serve

TEXT = "Four words in all"
PATHS = {
    "anthropic": "/v1/messages",
    "responses": "/v1/responses",
    "chat": "/v1/chat/completions",
    "gemini": "/v1beta/models/gemini-2.5-flash:streamGenerateContent",
}
TOOLS: dict[str, list[dict[str, Any]]] = {
    "anthropic": [{"name": "Write"}],
    "responses": [{"type": "function", "name": "exec_command"}],
    "chat": [{"type": "function", "function": {"name": "write"}}],
    "gemini": [{"functionDeclarations": [{"name": "write_file"}]}],
}
each_wire = pytest.mark.parametrize("wire", PATHS)


def asking(wire: str) -> dict[str, Any]:
    """A request for a streamed answer."""
    return {"tools": TOOLS[wire], "stream": True}


async def keep(reply: httpx.Response, received: list[bytes]) -> None:
    """Read a reply to its end, if it has one."""
    async for data in reply.aiter_raw():
        received.append(data)


@each_wire
async def test_a_script_is_taken_step_by_step(wire: str, tmp_path: Path) -> None:
    script = Script(Refuse("rate_limit", retry_after=7), Write("a.txt", "x\n"), Say(TEXT))
    async with serve(script, tmp_path) as stand_in, httpx.AsyncClient() as client:
        url = stand_in.url + PATHS[wire]
        replies = [await client.post(url, json=asking(wire)) for _ in range(4)]
    assert [reply.status_code for reply in replies] == [429, 200, 200, 200]
    assert replies[0].headers["retry-after"] == "7"
    assert "a.txt" in replies[1].text
    assert replies[2].headers["content-type"] == "text/event-stream"
    assert all(f'"{word}' in replies[2].text.replace('" ', '"') for word in TEXT.split())
    assert replies[3].status_code == 200
    assert [asked.path for asked in stand_in.asked] == [PATHS[wire]] * 4


@each_wire
async def test_a_stall_leaves_half_an_answer(wire: str, tmp_path: Path) -> None:
    received: list[bytes] = []
    async with serve(Script(Say(TEXT, stalls=True)), tmp_path) as stand_in:
        url = stand_in.url + PATHS[wire]
        async with (
            httpx.AsyncClient(timeout=1.0) as client,
            client.stream("POST", url, json=asking(wire)) as reply,
        ):
            with pytest.raises(httpx.ReadTimeout):
                await keep(reply, received)
    assert stand_in.stalled.is_set()
    assert b"data: " in b"".join(received)


async def test_what_is_ignored_is_never_answered(tmp_path: Path) -> None:
    async with serve(Script(Ignore()), tmp_path) as stand_in, httpx.AsyncClient() as client:
        url = stand_in.url + PATHS["anthropic"]
        with pytest.raises(httpx.ReadTimeout):
            await client.post(url, json=asking("anthropic"), timeout=1.0)
    assert stand_in.stalled.is_set()
    assert len(stand_in.asked) == 1


async def test_a_path_that_no_provider_has_is_named(tmp_path: Path) -> None:
    async with serve(Script(Say()), tmp_path) as stand_in, httpx.AsyncClient() as client:
        reply = await client.post(f"{stand_in.url}/v2/messages", json={})
    assert reply.status_code == 404
    assert "/v2/messages" in reply.text
