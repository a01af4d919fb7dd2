"""The scenarios of the matrix."""

import signal

from .driving.scenario import STARTED, Scenario, Stop
from .stand_in.script import Ignore, Refuse, Say, Shell, Write

NOTE = Write("note.txt", "one\ntwo\n")
COUNT = Shell(f"touch {STARTED}; for i in 1 2 3 4; do echo line $i; sleep 1; done")
# Nobody waits for it to end: it is there to be interrupted, and then to be looked for.
ENDLESS = Shell(f"touch {STARTED}; sleep 987")
LINGERING = Shell(f"touch {STARTED}; sleep 986", background=True)

LIMITED = Refuse("rate_limit", retry_after=1)


def _stop(name: str, number: signal.Signals, *, at: str, **env: str) -> Scenario:
    """A signal while a tool's command runs, or while the model says nothing."""
    added = tuple(env.items())
    if at == "tool":
        stop = Stop(number, "tool", after=0.5)
        return Scenario(name, (ENDLESS, Say()), limit=40, stop=stop, env=added)
    step = Ignore() if at == "silence" else Say(stalls=True)
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
    Scenario("usage_limit", (Refuse("usage_limit"),), limit=20, subscription=True),
    Scenario("overloaded_then", (Refuse("overloaded", retry_after=1), Say())),
    Scenario("overloaded_for_good", (Refuse("overloaded", retry_after=1),), limit=120),
    Scenario("unavailable", (Refuse("unavailable", retry_after=1),), limit=120),
    Scenario("lingering", (LINGERING, Say()), limit=12),
    _stop("silent_sigint", signal.SIGINT, at="silence"),
    _stop("silent_sigterm", signal.SIGTERM, at="silence"),
    _stop("half_sigint", signal.SIGINT, at="half"),
    _stop("tool_sigint", signal.SIGINT, at="tool"),
    _stop("tool_sigterm", signal.SIGTERM, at="tool"),
    _stop("tool_sigkill", signal.SIGKILL, at="tool"),
    # Gemini starts itself again as a child; so told, it does not.
    _stop("alone_sigint", signal.SIGINT, at="tool", GEMINI_CLI_NO_RELAUNCH="true"),
    _stop("alone_sigterm", signal.SIGTERM, at="tool", GEMINI_CLI_NO_RELAUNCH="true"),
)

SCENARIOS = {scenario.name: scenario for scenario in _ALL}
