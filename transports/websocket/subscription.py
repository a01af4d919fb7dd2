"""One topic on its way to a client."""

from collections.abc import Awaitable, Callable

import trio

from ...actors.broadcaster import TopicPattern
from ...actors.kernel import KernelError, Refusal
from ..streams import (
    StreamClosing,
    StreamFailed,
    Streams,
    follow,
    followed_task,
    task_status,
)
from .closing import code_of
from .messages import EventMessages, message

Send = Callable[[str], Awaitable[None]]


class Subscription:
    """Sends a topic's events after a cursor, to the end of its task if it is one's."""

    def __init__(self, streams: Streams, topic: str, after: int) -> None:
        self._streams, self.topic, self._after = streams, topic, after
        self._pattern = TopicPattern.parse(topic)
        self.task_id = followed_task(self._pattern)
        self.scope = trio.CancelScope()

    async def check(self) -> None:
        """Raise `NotFound` when it is for a task that there is not."""
        if self.task_id is not None:
            await task_status(self._streams.services, self.task_id)

    async def run(self, send: Send) -> None:
        """Send events until there are no more, the client is told why, or it is cancelled."""
        with self.scope:
            try:
                await self._send_events(send)
            except StreamClosing:
                return
            except (StreamFailed, Refusal, KernelError) as error:
                what = {"code": code_of(error).name, "message": str(error), "topic": self.topic}
                await send(message("error", what))

    async def _send_events(self, send: Send) -> None:
        messages = EventMessages(self.topic)
        silence = self._streams.services.settings.http.keep_alive_sec
        async with follow(self._streams, self._pattern, after=self._after) as following:
            while True:
                step = await following.next(within=silence)
                for frame in step.frames:
                    await send(messages.of(frame))
                if step.is_silence:
                    await send(message("keep_alive", {"topic": self.topic}))
                if step.ended is not None:
                    return await send(self._end(step.ended, following.cursor))

    def _end(self, status: str, cursor: int) -> str:
        whose = {"topic": self.topic, "task_id": self.task_id}
        return message("end", whose | {"sequence": cursor, "status": status})
