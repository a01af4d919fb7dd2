"""Answers over HTTP: whole, streamed, refused, or never."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import trio
from quart import Response

from .script import Ignore, Refuse, Say, Step
from .tools import as_offered
from .wire import Json, Wire


class Replies:
    """Turns a step of the script into an HTTP response in a provider's protocol."""

    def __init__(self, project: Path) -> None:
        self.stalled = trio.Event()
        self._project = project

    async def reply(self, wire: Wire, step: Step, body: Json, *, streamed: bool) -> Response:
        """Answer one request."""
        match step:
            case Ignore():
                await self._stall()
            case Refuse():
                refusal = wire.refusal(step)
                return self._json(refusal.body, refusal.status, refusal.headers)
            case _:
                answer = as_offered(step, wire.offered(body), self._project)
                if not streamed:
                    return self._json(wire.whole(answer), 200, {})
                pause = answer.pause if isinstance(answer, Say) else 0.0
                stalls = isinstance(answer, Say) and answer.stalls
                return self._stream(wire.events(answer), pause, stalls=stalls)

    async def _stall(self) -> NoReturn:
        self.stalled.set()
        await trio.sleep_forever()

    def _json(self, body: Json, status: int, headers: dict[str, str]) -> Response:
        return Response(json.dumps(body), status, headers, content_type="application/json")

    def _stream(self, events: list[bytes], pause: float, *, stalls: bool) -> Response:
        async def stream() -> AsyncIterator[bytes]:
            for event in events[: len(events) // 2] if stalls else events:
                yield event
                await trio.sleep(pause)
            if stalls:
                await self._stall()

        response = Response(stream(), content_type="text/event-stream")
        response.timeout = None
        return response
