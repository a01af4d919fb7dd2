"""A model API on a loopback port that answers from a script and keeps what it was asked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trio
from quart import Response, request
from quart_trio import QuartTrio

from .anthropic import Anthropic
from .chat import Chat
from .gemini import Gemini
from .replies import Replies
from .responses import Responses
from .script import Script, Step
from .wire import Json, Wire

# The model for what is beside the work, where a CLI can be told one.
SMALL = "small"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in, and what it was answered with.

    `aside`: it was beside the work, such as for a title; `step` is None where there is no route.
    """

    path: str
    headers: dict[str, str]
    body: Json
    step: Step | None
    aside: bool


class StandIn:
    """The routes of all providers at once; `asked` holds every request so far, in order."""

    def __init__(self, script: Script, project: Path) -> None:
        self.asked: list[Asked] = []
        self.url = ""
        self._script = script
        self._replies = Replies(project)
        self.app = QuartTrio(__name__)
        # An answer may take for ever: that is what a stall is.
        self.app.config["RESPONSE_TIMEOUT"] = self.app.config["BODY_TIMEOUT"] = None
        self._route("/v1/messages", Anthropic())
        self._route("/v1/responses", Responses())
        self._route("/v1/chat/completions", Chat())
        self._route("/v1beta/models/<path:call>", Gemini())
        self.app.errorhandler(404)(self._unknown)

    @property
    def stalled(self) -> trio.Event:
        """Set once a client has been left without an answer, or with half of one."""
        return self._replies.stalled

    def _route(self, path: str, wire: Wire) -> None:
        async def answer(**_parts: str) -> Response:
            return await self._answer(wire)

        self.app.add_url_rule(path, path, answer, methods=["POST"])

    async def _answer(self, wire: Wire) -> Response:
        body: Json = await request.get_json(force=True)
        aside = self._is_aside(wire, body)
        step = self._script.aside() if aside else self._script.take()
        self._keep(body, step, aside=aside)
        streamed = body.get("stream", "streamGenerateContent" in request.path)
        return await self._replies.reply(wire, step, body, streamed=streamed)

    def _is_aside(self, wire: Wire, body: Json) -> bool:
        """Whether this asks for a title, a summary or a commit message, beside the work itself.

        What works offers tools; aider never does, but it asks its small model for the rest.
        """
        if body.get("model") == SMALL:
            return True
        return not wire.offered(body) and not isinstance(wire, Chat)

    def _keep(self, body: Json, step: Step | None, *, aside: bool) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append(Asked(request.path, headers, body, step, aside))

    async def _unknown(self, _error: Exception) -> tuple[Any, int]:
        self._keep({}, None, aside=True)
        return {"error": {"type": "not_found_error", "message": f"no {request.path} here"}}, 404
