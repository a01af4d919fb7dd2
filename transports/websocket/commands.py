"""What a client may send: JSON objects with a `type`."""

import msgspec

from ...actors.broadcaster import TopicPattern
from ...actors.event_store import sanitise_task_id
from ...actors.kernel import Invalid


class Subscribe(msgspec.Struct, frozen=True, tag="subscribe", forbid_unknown_fields=True):
    """Follow a task or a topic after a cursor; `after` is a sequence number or `latest`."""

    task_id: str | None = None
    topic: str | None = None
    after: int | str = 0
    id: str | None = None


class Unsubscribe(msgspec.Struct, frozen=True, tag="unsubscribe", forbid_unknown_fields=True):
    """Follow a task or a topic no longer."""

    task_id: str | None = None
    topic: str | None = None
    id: str | None = None


class Cancel(msgspec.Struct, frozen=True, tag="cancel", forbid_unknown_fields=True):
    """End a task."""

    task_id: str
    reason: str = "cancelled by the user"
    id: str | None = None


class Ping(msgspec.Struct, frozen=True, tag="ping", forbid_unknown_fields=True):
    """Ask for a sign of life."""

    id: str | None = None


Command = Subscribe | Unsubscribe | Cancel | Ping

_decoder = msgspec.json.Decoder(Command)


def parse_command(text: str | bytes) -> Command:
    """Read a message; `Invalid` says what is wrong with it."""
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Invalid(f"message: {error}") from None


def canonical_task(task_id: str) -> str:
    """Return the canonical form of a task's id."""
    try:
        return sanitise_task_id(task_id)
    except ValueError as error:
        raise Invalid(str(error)) from None


def topic_of_command(command: Subscribe | Unsubscribe) -> str:
    """Return the topic that a command names, in its canonical form."""
    match command.task_id, command.topic:
        case str(task_id), None:
            return f"task/{canonical_task(task_id)}"
        case None, str(topic):
            TopicPattern.parse(topic)
            return topic
        case _:
            raise Invalid("message: name either a task_id or a topic")
