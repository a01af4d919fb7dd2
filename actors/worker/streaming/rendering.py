"""Segments as JSON, and back, byte for byte."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from .segments import STREAM_NAMES, Segment


def render(segment: Segment) -> dict[str, str]:
    """`{"stream", "text"}`, or `{"stream", "base64"}` for what is not valid UTF-8."""
    try:
        return {"stream": segment.stream, "text": segment.data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"stream": segment.stream, "base64": b64encode(segment.data).decode("ascii")}


def parse(rendered: Mapping[str, str]) -> Segment:
    """The inverse of `render`. ValueError names what is missing or malformed."""
    stream = rendered.get("stream")
    if stream not in STREAM_NAMES:
        raise ValueError(f"a segment's 'stream' must be stdout, stderr or tool, not {stream!r}")
    if "text" in rendered:
        return Segment(stream, rendered["text"].encode("utf-8"))
    if "base64" in rendered:
        return Segment(stream, b64decode(rendered["base64"], validate=True))
    raise ValueError("a segment must have 'text' or 'base64'")
