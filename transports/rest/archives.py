"""The log as JSON Lines: exported, and imported again."""

from typing import Any

from quart import Blueprint, Quart, Response, request

from ...actors.archive import (
    ImportRefused,
    ImportReport,
    export_lines,
    import_file,
    interrupt_imported,
)
from ...actors.event_store import SYSTEM_TASK, EventQuery, sanitise_task_id
from ...actors.kernel import Invalid
from ...supervisors.application import Services
from .answers import answer
from .errors import FieldError, shortened
from .links import API
from .lookup import find_task
from .parameters import Parameters
from .uploads import Uploads, uploaded

_NDJSON = "application/x-ndjson"
_HEADERS = {"Content-Disposition": 'attachment; filename="understudy-events.jsonl"'}
_AT_ONCE = 256
_SHOWN = 100  # lines that were refused
_IMPORT = f"{API}/import"


class LinesRefused(Invalid):
    """Lines of an import hold no events; `errors` names the first of them."""

    def __init__(self, refused: ImportRefused) -> None:
        count = len(refused.bad)
        super().__init__(
            f"nothing was imported: {count} lines cannot be (the first {min(count, _SHOWN)} are "
            "named); skip_bad=1 leaves such lines out"
        )
        shown = refused.bad[:_SHOWN]
        self.errors = tuple(FieldError(f"line {e.number}", shortened(e.reason)) for e in shown)


class ArchiveRoutes:
    """`GET /export?task_id=&after=` and `POST /import?skip_bad=`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/export", "export", self.export, methods=["GET"])
        api.add_url_rule("/import", "import", self.import_, methods=["POST"])

    async def export(self) -> Response:
        """Stream all events, or those of a task, a line each; and the gaps among them."""
        given = Parameters(request.args, "task_id", "after")
        task_id, after = given.text("task_id"), given.integer("after", 0)
        if task_id is not None and task_id != SYSTEM_TASK:
            task_id = (await find_task(self._services, sanitise_task_id(task_id))).task_id
        query = EventQuery(task_id=task_id, after=after, limit=_AT_ONCE)
        lines = export_lines(self._services.log, query)
        return Response(lines, headers=_HEADERS, content_type=_NDJSON)

    async def import_(self) -> Response:
        """Store the events that were sent; tell which were new, and what their numbers are."""
        given = Parameters(request.args, "skip_bad")
        path = uploaded(request.scope)
        try:
            report = await import_file(self._services.log, path, skip_bad=given.flag("skip_bad"))
        except ImportRefused as refused:
            raise LinesRefused(refused) from None
        services = self._services
        closed = await interrupt_imported(services.log, services.index, report.tasks)
        return answer(_told(report) | {"interrupted": closed[:_SHOWN]})


def _told(report: ImportReport) -> dict[str, Any]:
    return {
        "events": report.events,
        "imported": report.imported,
        "present": report.events - report.imported,
        "gaps": report.gaps,
        "kept_numbers": report.kept_numbers,
        "runs": report.runs,
        "skipped": len(report.skipped),
        "skipped_lines": [
            {"line": each.number, "reason": shortened(each.reason)}
            for each in report.skipped[:_SHOWN]
        ],
    }


def register_uploads(app: Quart, services: Services) -> None:
    """Have what is to be imported taken in by way of the disk, up to a limit of its own."""
    folder = services.settings.storage.data_dir / "uploads"
    most = services.settings.http.max_import_bytes
    app.asgi_app = Uploads(app.asgi_app, _IMPORT, folder, most)
