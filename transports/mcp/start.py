"""The tool that starts a task."""

from typing import Any

from mcp.server.mcpserver import Context
from pydantic import ValidationError

from ...actors.kernel import Invalid, current_context
from ...actors.orchestrator import SubmitTask, TaskRequest
from ...supervisors.application import Services
from .agent_arguments import Agent, Check, Isolate, Model, Prompt, refuse_unfit
from .answers import StartAnswer
from .arguments import (
    Command,
    Environment,
    NewTaskId,
    Priority,
    Restart,
    Timeout,
    Workspace,
)
from .links import task_links
from .refusals import faults

_NEXT = (
    "Follow it with stream_task_progress(task_id, after=0) until `ended` is true.",
    "get_task_status(task_id) tells at any time where it stands; cancel_task(task_id) ends it.",
    "It goes on running whatever happens to this connection.",
)


class StartTool:
    """Takes tasks in."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def start_coding_task(
        self,
        context: Context,
        command: Command = None,
        agent: Agent = None,
        prompt: Prompt = None,
        model: Model = None,
        check: Check = None,
        isolate: Isolate = None,
        priority: Priority = "MEDIUM",
        restart: Restart = "temporary",
        timeout: Timeout = None,
        workspace: Workspace = None,
        environment: Environment = None,
        task_id: NewTaskId = None,
    ) -> StartAnswer:
        """Start a task that runs in the background, supervised and recorded.

        Give `agent` and `prompt` to have a coding agent do it, or `command` to run a program.
        Returns at once with its task_id; the task runs on when this connection ends.
        """
        refuse_unfit(command, agent, prompt, model)
        fields = {
            "command": command,
            "agent": agent,
            "prompt": prompt,
            "model": model,
            "check": check,
            "isolate": isolate,
            "priority": priority,
            "restart": restart,
            "timeout": timeout,
            "workspace": workspace,
            "environment": environment,
            "task_id": task_id,
        }
        request = _checked({name: value for name, value in fields.items() if value is not None})
        accepted = await self._services.orchestrator.ask(SubmitTask(request))
        return StartAnswer(
            task_id=accepted.task_id,
            status=str(accepted.status),
            created=accepted.created,
            correlation_id=current_context().correlation_id,
            links=task_links(context, accepted.task_id, self._services.settings.server),
            next_steps=_NEXT,
        )


def _checked(fields: dict[str, Any]) -> TaskRequest:
    try:
        return TaskRequest.from_dict(fields)
    except ValidationError as error:
        raise Invalid(f"Nothing was started. {faults(error)}") from None
