"""The agent that is any command line (AG4)."""

from ...throttle import limit_key
from ..dialects import DIALECTS
from ..findings import LimitOwner
from ..launch import Launch
from ..surroundings import surroundings
from .protocol import AgentHost, Outcome

_PLAIN = DIALECTS["plain"]


class CommandAgent:
    """Runs the task's command; its exit code decides."""

    name = "command"

    async def work(self, host: AgentHost) -> Outcome:
        """Run the command to its end."""
        request = host.order.request
        key = limit_key(surroundings({}, request.environment))
        owner = LimitOwner(key.provider, key.account) if key else LimitOwner()
        watches = [host.watch_limits(owner)]
        done = await host.execute(Launch(request.command, pty=request.pty, watches=watches))
        return Outcome(done.succeeded, done.result, _PLAIN.verdict((), done.exit_code))
