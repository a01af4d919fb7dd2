"""The diff as text, and as a file of bounded size."""

from dataclasses import dataclass
from pathlib import Path

import trio

from .git import Git

PATCH = "changes.patch"


@dataclass(frozen=True, slots=True)
class Patch:
    """A diff: the `file` with its exact bytes, and its beginning as `text`.

    `whole_text`, `whole_file`: whether nothing was cut off. Binary files are named without
    their contents.
    """

    text: str
    whole_text: bool
    file: Path
    whole_file: bool


async def write_patch(
    git: Git, before: str, after: str, file: Path, max_text: int, max_file: int
) -> Patch:
    """Write the diff between two trees into `file`."""
    options = ("-r", "-p", "-M", "--no-ext-diff", "--no-textconv", "--no-color")
    draft = file.with_suffix(".new")
    sink = await trio.to_thread.run_sync(lambda: draft.open("wb+"))
    with sink:
        whole = await git.stream(sink, max_file, "diff-tree", *options, before, after)
        size = sink.tell()
        sink.seek(0)
        head = await trio.to_thread.run_sync(sink.read, max_text)
    await trio.Path(draft).replace(file)
    return Patch(_text(head, size), whole and size <= max_text, file, whole)


def _text(head: bytes, size: int) -> str:
    """`head` without the line that was cut in its middle."""
    if size > len(head):
        head = head[: head.rfind(b"\n") + 1]
    return head.decode("utf-8", "replace")
