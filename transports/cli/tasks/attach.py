"""`understudy attach`."""

from datetime import datetime

import trio

from ...client import Server, command_of
from ..common import Common
from ..ending import Ending
from ..view_options import ViewOptions
from .session import Session
from .watching import Watching


def attach_to_task(common: Common, view: ViewOptions, task_id: str, after: int) -> int:
    """Show a task to its end and return the exit code that fits how it ended."""
    settings = common.load().settings

    def connect(ending: Ending) -> Server:
        return Server.find(settings)

    async def prepare(server: Server, session: Session) -> None:
        task = await server.api.task(task_id)
        session.add(task["task_id"], command_of(task))
        if after and task["started_at"]:
            block = session.view.board.blocks[task["task_id"]]
            block.status, block.started_at = "running", datetime.fromisoformat(task["started_at"])

    watching = Watching(settings, view, as_json=common.json, owns=False, after=after)
    return trio.run(watching.run, connect, prepare)
