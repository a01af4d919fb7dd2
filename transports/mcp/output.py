"""What a task printed, as bytes."""

from ...actors.event_store import Event
from ...actors.worker import parse
from ...supervisors.application import Services
from ..streams import EventEncoder


class OutputReader:
    """Fetches the output that events refer to."""

    def __init__(self, services: Services) -> None:
        self._encoder = EventEncoder(services.logs_dir)

    async def read(self, event: Event) -> bytes:
        """Return what a WORKER_OUTPUT event tells of, with a mark where the log has a gap."""
        data = (await self._encoder.encode(event))["data"]
        kept = b"".join(parse(segment).data for segment in data["segments"])
        if missing := data.get("missing"):
            return kept + b"\n[%d bytes are not kept any more]\n" % missing
        return kept
