"""What a task printed, as bytes."""

import trio

from ...actors.event_store import Event
from ...actors.log_capture import Gap, read_exec
from ...supervisors.application import Services


class OutputReader:
    """Fetches the stretches of the execution log that events refer to."""

    def __init__(self, services: Services) -> None:
        self._directory = services.logs_dir

    async def read(self, event: Event) -> bytes:
        """Return what a WORKER_OUTPUT event tells of, with a mark where the log has a gap."""
        stretch = (event.task_id, int(event.data["offset"]), int(event.data["length"]))
        found = await trio.to_thread.run_sync(read_exec, self._directory, *stretch)
        if isinstance(found, Gap):
            return found.data + b"\n[%d bytes are not kept any more]\n" % found.length
        return found
