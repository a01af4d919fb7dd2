"""Events on their way to clients: hydrated, serialised once, carried by an actor per client.

`Streams` belongs to a door and opens an `EventStream` for each client of it, `open_stream` does
so for whoever has no door, and `follow` knows when a task's stream is over. `EventEncoder` is the
one place that turns events into what clients see: references to the execution log become the
output itself.
"""

from .encoding import EventEncoder
from .ending import ENDING, ended_status, task_status
from .errors import StreamClosing, StreamFailed
from .following import Following, Step, follow, followed_task
from .frame import Frame, gap_fields
from .stream import EventStream
from .streams import Streams, StreamsStatistics, open_stream
from .wanted import LATEST, parse_cursor, parse_types

__all__ = [
    "ENDING",
    "LATEST",
    "EventEncoder",
    "EventStream",
    "Following",
    "Frame",
    "Step",
    "StreamClosing",
    "StreamFailed",
    "Streams",
    "StreamsStatistics",
    "ended_status",
    "follow",
    "followed_task",
    "gap_fields",
    "open_stream",
    "parse_cursor",
    "parse_types",
    "task_status",
]
