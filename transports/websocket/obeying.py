"""What is done about a client's command."""

from collections.abc import Mapping

from ...actors.orchestrator import CancelTask
from ..streams import Streams, parse_cursor
from .commands import (
    Cancel,
    Command,
    Ping,
    Subscribe,
    Unsubscribe,
    canonical_task,
    topic_of_command,
)
from .subscriptions import Subscriptions

Answer = tuple[str, Mapping[str, object]]
"""The type of a message and its other fields."""


async def obey(command: Command, streams: Streams, subscriptions: Subscriptions) -> Answer:
    """Do what a command says; raises `Refusal` and `KernelError`."""
    match command:
        case Subscribe():
            return await _subscribe(command, streams, subscriptions)
        case Unsubscribe():
            topic = topic_of_command(command)
            subscriptions.remove(topic)
            return "unsubscribed", {"topic": topic}
        case Cancel():
            return await _cancel(command, streams)
        case Ping():
            return "pong", {}


async def _subscribe(command: Subscribe, streams: Streams, subscriptions: Subscriptions) -> Answer:
    topic = topic_of_command(command)
    after = await parse_cursor(str(command.after), streams.services.log)
    await subscriptions.add(topic, after)
    return "subscribed", {"topic": topic, "after": after}


async def _cancel(command: Cancel, streams: Streams) -> Answer:
    order = CancelTask(canonical_task(command.task_id), command.reason)
    done = await streams.services.orchestrator.ask(order)
    seen = {"task_id": done.task_id, "status": done.status, "cancelled": done.cancelled}
    return "cancelled", seen
