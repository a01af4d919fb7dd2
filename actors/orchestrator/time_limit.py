"""The time that a task may take: what it waits for its provider does not count."""

import trio

from .active import ActiveTask

# Who waits may be let go on at any moment: how soon that is noticed, in seconds.
_LONGEST_SLEEP = 1.0


async def time_is_up(task: ActiveTask, seconds: float) -> None:
    """Wait until the task has worked for so long, or has ended."""
    while (left := seconds - task.worked) > 0 and not task.ends.is_set():
        with trio.move_on_after(max(left, min(task.waiting.left, _LONGEST_SLEEP))):
            await task.ends.wait()
