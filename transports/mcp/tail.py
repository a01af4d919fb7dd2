"""The newest lines of a task's output."""

import trio

from ...actors.event_store import TaskState
from ...actors.log_capture import Gap, read_exec
from ...actors.worker import LineSplitter, strip_ansi
from ...supervisors.application import Services
from .lookup import has_ended

LINES = 20
_BYTES = 8192
_LONGEST = 500


async def last_lines(services: Services, state: TaskState) -> tuple[str, ...]:
    """Return up to 20 of the newest lines, as a terminal would show them."""
    if has_ended(state) and state.last_lines:
        return state.last_lines
    if state.task_id is None or not state.bytes:
        return ()
    start = max(0, state.bytes - _BYTES)
    read = (services.logs_dir, state.task_id, start, state.bytes - start)
    found = await trio.to_thread.run_sync(read_exec, *read)
    return _lines(found.data if isinstance(found, Gap) else found, whole=start == 0)


# What a carriage return overwrites was shown for a moment only; the first line may be a part.
def _lines(data: bytes, *, whole: bool) -> tuple[str, ...]:
    splitter = LineSplitter(_BYTES)
    lines = [*splitter.feed(data), *splitter.close()]
    lines = lines if whole or len(lines) < 2 else lines[1:]
    newest = [line for line in lines[:-1] if not line.rewritten] + lines[-1:]
    texts = (strip_ansi(line.text).decode("utf-8", "replace") for line in newest[-LINES:])
    return tuple(text[:_LONGEST] for text in texts)
