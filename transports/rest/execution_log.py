"""The execution log of a task as an answer: a page of JSON, or the bytes."""

from collections.abc import AsyncGenerator

from quart import Response

from ...actors.worker import Segment, render
from .answers import answer
from .output import STRETCH, read_bytes
from .output_request import OutputRequest

_PAGE_BYTES = 1024 * 1024


async def output_page(wanted: OutputRequest) -> Response:
    """Answer with segments, about a MiB of them; `next_after` continues."""
    segments, position = await (_segments(wanted) if wanted.has_streams else _unnamed(wanted))
    content = {
        "task_id": wanted.task_id,
        "log": "execution",
        "segments": segments,
        "next_after": position,
        "more": position < wanted.end,
        "missing": wanted.missing,
    }
    return answer(content)


def output_bytes(wanted: OutputRequest) -> Response:
    """Answer with the bytes as the commands wrote them.

    `X-Next-After` continues them; of one stream, pages of JSON can be continued.
    """
    if wanted.stream is None:
        length = max(0, wanted.end - wanted.begin)
        said = {"Content-Length": str(length), "X-Next-After": str(wanted.begin + length)}
        body = _all_bytes(wanted)
    else:
        said, body = dict[str, str](), _stream_bytes(wanted)
    if wanted.missing:
        said["X-Missing-Bytes"] = str(wanted.missing)
    return Response(body, headers=said, content_type="application/octet-stream")


async def _segments(wanted: OutputRequest) -> tuple[list[dict[str, str]], int]:
    reader, shown = wanted.reader(), list[dict[str, str]]()
    while reader.position - wanted.begin < _PAGE_BYTES and (found := await reader.receive()):
        shown += map(render, wanted.choose(found))
    return shown, reader.position


async def _unnamed(wanted: OutputRequest) -> tuple[list[dict[str, str]], int]:
    end = min(wanted.begin + _PAGE_BYTES, wanted.end)
    if end <= wanted.begin:
        return [], wanted.begin
    data = await read_bytes(wanted.services, wanted.task_id, wanted.begin, end)
    shown = render(Segment("stdout", data))
    del shown["stream"]  # which nobody knows
    return [shown], end


async def _all_bytes(wanted: OutputRequest) -> AsyncGenerator[bytes]:
    for begin in range(wanted.begin, wanted.end, STRETCH):
        end = min(begin + STRETCH, wanted.end)
        yield await read_bytes(wanted.services, wanted.task_id, begin, end)


async def _stream_bytes(wanted: OutputRequest) -> AsyncGenerator[bytes]:
    reader = wanted.reader()
    while segments := await reader.receive():
        yield b"".join(each.data for each in wanted.choose(segments))
