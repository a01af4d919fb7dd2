"""The scenarios of the matrix."""

import signal

from .driving.scenario import STARTED, Scenario, Stop
from .stand_in.script import Ignore, Refuse, Say, Shell, Step, Write

NOTE = Write("note.txt", "one\ntwo\n")
COUNT = Shell(f"touch {STARTED}; for i in 1 2 3 4; do echo line $i; sleep 1; done")
# Nobody waits for it to end: it is there to be interrupted, and then to be looked for.
ENDLESS = Shell(f"touch {STARTED}; sleep 987")
LINGERING = Shell(f"touch {STARTED}; sleep 986", background=True)

LIMITED = Refuse("rate_limit", retry_after=1)


def _in_a_tool(name: str, number: signal.Signals, *, group: bool = False, **env: str) -> Scenario:
    """A signal while a tool's command runs."""
    stop = Stop(number, "tool", after=0.5, group=group)
    return Scenario(name, (ENDLESS, Say()), limit=40, stop=stop, env=tuple(env.items()))


def _in_silence(name: str, step: Step, number: signal.Signals) -> Scenario:
    """A signal three seconds after the model fell silent."""
    return Scenario(name, (step,), limit=40, stop=Stop(number, "stalled", after=3.0))


_ALL = (
    Scenario("answer", (Say(),)),
    Scenario("write", (NOTE, Say("The note is written."))),
    Scenario("shell", (COUNT, Say("The command is done."))),
    Scenario("rate_limit_then", (LIMITED, LIMITED, Say())),
    # aider's HTTP client hides the first two refusals of each attempt.
    Scenario("rate_limits_then", (LIMITED, LIMITED, LIMITED, LIMITED, Say())),
    Scenario("rate_limit_for_good", (LIMITED,), limit=120),
    Scenario("rate_limit_unsaid", (Refuse("rate_limit"), Say())),
    Scenario("rate_limit_far", (Refuse("rate_limit", retry_after=3600),), limit=15),
    Scenario("usage_limit", (Refuse("usage_limit"),), limit=15, subscription=True),
    Scenario("overloaded_then", (Refuse("overloaded", retry_after=1), Say())),
    Scenario("overloaded_for_good", (Refuse("overloaded", retry_after=1),), limit=120),
    Scenario("unavailable", (Refuse("unavailable", retry_after=1),), limit=45),
    Scenario("lingering", (LINGERING, Say()), limit=12),
    _in_silence("silent_sigint", Ignore(), signal.SIGINT),
    _in_silence("silent_sigterm", Ignore(), signal.SIGTERM),
    _in_silence("half_sigint", Say(stalls=True), signal.SIGINT),
    _in_a_tool("tool_sigint", signal.SIGINT),
    _in_a_tool("tool_sigterm", signal.SIGTERM),
    _in_a_tool("tool_sigkill", signal.SIGKILL),
    _in_a_tool("group_sigint", signal.SIGINT, group=True),
    _in_a_tool("group_sigterm", signal.SIGTERM, group=True),
    # Gemini starts itself again as a child; so told, it does not.
    _in_a_tool("alone_sigint", signal.SIGINT, GEMINI_CLI_NO_RELAUNCH="true"),
    _in_a_tool("alone_sigterm", signal.SIGTERM, GEMINI_CLI_NO_RELAUNCH="true"),
)

SCENARIOS = {scenario.name: scenario for scenario in _ALL}
