"""The agent that is any command line (AG4)."""

from ..launch import Launch
from .protocol import AgentHost, Outcome


class CommandAgent:
    """Runs the task's command; its exit code decides."""

    name = "command"

    async def work(self, host: AgentHost) -> Outcome:
        """Run the command to its end."""
        request = host.order.request
        return await host.execute(Launch(request.command, pty=request.pty))
