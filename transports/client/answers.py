"""Answers of the server: successes, refusals, streams."""

from collections.abc import AsyncIterator, Mapping
from textwrap import shorten
from typing import Any

import httpx
import msgspec

from .errors import ApiError
from .frames import Frame, FrameParser

_SHOWN_PROMPT = 60  # characters


async def check(response: httpx.Response) -> None:
    """Raise `ApiError` unless the answer is a success."""
    if not response.is_success:
        problem = decoded(await response.aread())
        raise ApiError(response.status_code, problem, response.headers.get("Retry-After"))


async def frames_of(response: httpx.Response) -> AsyncIterator[Frame]:
    """Yield the frames of an event stream."""
    parser = FrameParser()
    async for chunk in response.aiter_bytes():
        for frame in parser.feed(chunk):
            yield frame


def decoded(content: bytes) -> dict[str, Any]:
    """Return a JSON object; what is none (another server, a proxy) becomes the detail."""
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.DecodeError:
        return {"detail": content[:500].decode("utf-8", "replace").strip()}


def gap_note(gap: Mapping[str, Any]) -> str:
    """Return in words that events are missing, and why."""
    why = "removed by retention" if gap["reason"] == "retention" else "this client was too slow"
    return f"{gap['count']} events from {gap['first']} to {gap['last']} are not here: {why}"


def command_of(task: Mapping[str, Any]) -> list[str]:
    """Return what a task runs, as words: its command line, or its agent and the prompt, shortened.

    Empty when its request is not known.
    """
    request: Mapping[str, Any] = task["request"] or {}
    if prompt := request.get("prompt"):
        return [request["agent"], shorten(prompt, _SHOWN_PROMPT, placeholder="…")]
    return request.get("command", [])
