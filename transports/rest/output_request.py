"""Which part of a task's output is asked for, and what there is of it."""

from dataclasses import dataclass

from werkzeug.exceptions import Gone

from ...actors.event_store import TaskState
from ...actors.kernel import Conflict
from ...actors.worker import Segment
from ...supervisors.application import Services
from .output import SegmentReader, log_size
from .output_events import OutputEvents

_NO_STREAMS = (
    "which stream the output came from was not recorded (streaming.enabled was off): "
    "leave out the parameter stream"
)


@dataclass(frozen=True, slots=True)
class OutputRequest:
    """The bytes of a task's output from `begin` to `end`, of one stream or (None) of all.

    `missing` bytes behind `end` were written and are not there any more. `has_streams`: whether
    it was recorded which stream they came from.
    """

    services: Services
    task_id: str
    begin: int
    end: int
    missing: int
    stream: str | None
    has_streams: bool

    def reader(self) -> SegmentReader:
        """Return a reader of the segments."""
        return SegmentReader(self.services, self.task_id, self.begin, self.end)

    def choose(self, segments: list[Segment]) -> list[Segment]:
        """Return those of the stream that is wanted."""
        return [each for each in segments if self.stream in (None, each.stream)]


# What lies behind the state's count may yet be taken back by the log's writer.
async def request_output(
    services: Services, task: TaskState, begin: int, stream: str | None
) -> OutputRequest:
    """Look at what there is; `Gone` when it was there and all of it was removed."""
    task_id = str(task.task_id)
    end = min(task.bytes, await log_size(services, task_id))
    if begin < task.bytes and not end:
        raise Gone(f"the output of task {task_id!r} is not kept any more (logs.retention_days)")
    known = await _has_streams(services, task)
    if stream is not None and end and not known:
        raise Conflict(_NO_STREAMS)
    return OutputRequest(services, task_id, begin, end, task.bytes - end, stream, known)


# A task that goes on does so under the present settings; its first event may be on its way.
async def _has_streams(services: Services, task: TaskState) -> bool:
    if services.settings.streaming.enabled and not (task.status and task.status.ended):
        return True
    return await OutputEvents(services.log, str(task.task_id), 0).peek() is not None
