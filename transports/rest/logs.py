"""The logs of a task: what was planned and generated, and what its commands wrote."""

from collections.abc import AsyncGenerator

import trio
from quart import Blueprint, Response, request

from ...actors.event_store import TaskState
from ...supervisors.application import Services
from .answers import answer
from .execution_log import output_bytes, output_page
from .lookup import find_task
from .output_request import request_output
from .parameters import Parameters
from .workflow_file import WorkflowFile

_STREAMS = ("stdout", "stderr", "tool")
_PAGE_BYTES = 1024 * 1024
_STRETCH = 256 * 1024


class LogRoutes:
    """`/tasks/{id}/logs/workflow` and `/tasks/{id}/logs/execution`.

    `after` continues either: the workflow log after the line of that sequence number, the
    execution log after so many bytes.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        path = "/tasks/<task_id>/logs"
        api.add_url_rule(f"{path}/workflow", "workflow_log", self.workflow, methods=["GET"])
        api.add_url_rule(f"{path}/execution", "execution_log", self.execution, methods=["GET"])

    async def execution(self, task_id: str) -> Response:
        """Answer with what the commands wrote, as segments or (`raw`) byte for byte."""
        given = Parameters(request.args, "after", "raw", "stream")
        after, raw = given.integer("after", 0), given.flag("raw")
        stream = given.choice("stream", _STREAMS)
        task = await find_task(self._services, task_id)
        wanted = await request_output(self._services, task, after, stream)
        return output_bytes(wanted) if raw else await output_page(wanted)

    async def workflow(self, task_id: str) -> Response:
        """Answer with what happened, as lines or (`raw`) as the log has it."""
        given = Parameters(request.args, "after", "raw")
        after, raw = given.integer("after", 0), given.flag("raw")
        task = await find_task(self._services, task_id)
        file = self._workflow_file(task, after)
        if raw:
            return Response(_all_records(file), content_type="text/plain; charset=utf-8")
        return answer(await trio.to_thread.run_sync(_page, file) | {"task_id": task.task_id})

    def _workflow_file(self, task: TaskState, after: int) -> WorkflowFile:
        keep = self._services.settings.logs.keep
        return WorkflowFile(self._services.logs_dir, str(task.task_id), after, keep=keep)


def _page(file: WorkflowFile) -> dict[str, object]:
    try:
        lines = file.read(_PAGE_BYTES).decode("utf-8", "backslashreplace").split("\n")[:-1]
        more = not file.is_at_end
        return {"log": "workflow", "lines": lines, "next_after": file.position, "more": more}
    finally:
        file.close()


async def _all_records(file: WorkflowFile) -> AsyncGenerator[bytes]:
    try:
        while data := await trio.to_thread.run_sync(file.read, _STRETCH):
            yield data
    finally:
        file.close()
