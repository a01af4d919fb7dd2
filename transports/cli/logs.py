"""`understudy logs`: what a task's commands wrote, and what was planned and done."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click

from ...actors.worker import parse
from ...config import Settings
from ..client import Server, follow
from .local import with_server
from .sinks import open_sink


@dataclass(frozen=True)
class LogRequest:
    """Which log of which task, and how it is printed."""

    task_id: str
    follow: bool
    workflow: bool
    raw: bool
    stream: str | None
    as_json: bool


def print_log(settings: Settings, request: LogRequest) -> None:
    """Print it, to the end of what there is or (`follow`) of the task."""
    with_server(settings, _Printing(request).run)


class _Printing:
    def __init__(self, request: LogRequest) -> None:
        self._request = request
        self._sink = open_sink(raw=request.raw, as_json=request.as_json)
        self._offset = 0

    async def run(self, server: Server) -> None:
        """Print what is wanted."""
        request = self._request
        if request.workflow:
            return await self._print_workflow(server)
        if request.follow:
            await follow(server, request.task_id, self)
        if request.as_json or request.stream:
            await self._print_segments(server)
        else:
            await self._print_bytes(server)
        self._sink.close()

    async def show(self, event: Mapping[str, Any]) -> None:
        """Print the output that an event carries."""
        if event["event_type"] == "WORKER_OUTPUT":
            data = event["data"]
            self._tell_missing(data.get("missing", 0))
            self._print(data["segments"])
            self._offset = data["offset"] + data["length"]

    async def note(self, text: str) -> None:
        """Tell of the connection, beside the output."""
        if text:
            click.echo(f"understudy: {text}", err=True)

    def _print(self, segments: list[dict[str, str]]) -> None:
        for rendered in segments:
            stream = rendered.get("stream")  # a page may not know it
            if self._request.stream in (None, stream):
                self._sink.write(parse({"stream": "stdout", **rendered}).data, stream)

    # What the events did not carry (with streaming.enabled off, all of it) is in the log still.
    async def _print_bytes(self, server: Server) -> None:
        query = {"raw": 1, "after": self._offset}
        async with server.api.log(self._request.task_id, "execution", **query) as answer:
            async for chunk in answer.aiter_bytes():
                self._sink.write(chunk, None)
            self._tell_missing(int(answer.headers.get("X-Missing-Bytes", 0)))

    async def _print_segments(self, server: Server) -> None:
        stream = {} if self._request.stream is None else {"stream": self._request.stream}
        page: dict[str, Any] = {"more": True, "next_after": self._offset}
        while page["more"]:
            page = await server.api.log_page(
                self._request.task_id, after=page["next_after"], **stream
            )
            self._print(page["segments"])
        self._tell_missing(page.get("missing", 0))

    async def _print_workflow(self, server: Server) -> None:
        async with server.api.log(self._request.task_id, "workflow", raw=1) as answer:
            async for chunk in answer.aiter_bytes():
                sys.stdout.buffer.write(chunk)

    def _tell_missing(self, count: int) -> None:
        if count:
            sys.stdout.flush()
            click.echo(f"understudy: {count} bytes are no longer in the log", err=True)
