"""The real CLIs as agents of a house."""

import shlex
from typing import Any

from understudy.actors.event_store import Event
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import AgentSettings, Settings

from .driving.seat import Seat
from .stand_in.server import SMALL

MODELS = {"gemini": "gemini-2.5-flash", "aider": "openai/mock"}


def section(seat: Seat, **changes: Any) -> AgentSettings:
    """The shipped section with the CLI of the tests' own."""
    program = seat.home / "program"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(seat.argv)} "$@"\n')
    program.chmod(0o755)
    shipped = Settings().agents[seat.name].model_dump()
    return AgentSettings.model_validate(shipped | {"program": str(program)} | changes)


async def work(house: Any, seat: Seat, **fields: Any) -> list[Event]:
    """Hand a piece of work to the agent; its whole story."""
    environment = seat.env | {"AIDER_WEAK_MODEL": f"openai/{SMALL}"}
    request = {"agent": seat.name, "prompt": "Write note.txt", "workspace": str(seat.project)}
    request |= {"environment": environment, "model": MODELS.get(seat.name), **fields}
    asked = SubmitTask(TaskRequest.from_dict(request))
    return await house.ended((await house.services.orchestrator.ask(asked)).task_id)


def of_type(story: list[Event], kind: str) -> list[dict[str, Any]]:
    return [event.data for event in story if event.event_type == kind]
