"""Asking the parts of the application whether they answer, and if not, why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import trio

from ...actors.broadcaster import GetBroadcastStatistics
from ...actors.event_store import GetStoreStatistics, LastSequence
from ...actors.kernel import ActorDied, Ask, AskTimeout, Refusal
from ...actors.log_capture import GetLogStatistics
from ...actors.orchestrator import GetOrchestratorStatistics
from ...actors.task_index import CountTasks
from ...supervisors import TreeNode, snapshot
from ...supervisors.application import APPLICATION, Services

PATIENCE = 1.0  # seconds; who has not answered by then is not well

# The names are those that the tree shows.
QUESTIONS: Mapping[str, Ask[Any]] = {
    "event_store": GetStoreStatistics(),
    "event_reader": LastSequence(),
    "log_capture": GetLogStatistics(),
    "broadcaster": GetBroadcastStatistics(),
    "task_index": CountTasks(),
    "orchestrator": GetOrchestratorStatistics(),
}


@dataclass(frozen=True, slots=True)
class Sounding:
    """What a part answered, or the cause of its silence."""

    answer: Any = None
    cause: str | None = None


async def sound(services: Services, *names: str) -> dict[str, Sounding]:
    """Ask the parts of these names, all at once."""
    found: dict[str, Sounding] = {}

    async def ask(name: str) -> None:
        address = services.system.address(name)
        try:
            found[name] = Sounding(await address.ask(QUESTIONS[name], timeout=PATIENCE))
        except (ActorDied, AskTimeout, Refusal) as error:
            found[name] = Sounding(cause=_cause(services, name, error))

    async with trio.open_nursery() as nursery:
        for name in names:
            nursery.start_soon(ask, name)
    return {name: found[name] for name in names}


# What its supervisor saw tells more than that no answer came.
def _cause(services: Services, name: str, error: Exception) -> str:
    node = _find(snapshot(services.system, APPLICATION), name)
    if node is None:
        return "it is not there: its supervisor does not run"
    told = str(error) if isinstance(error, Refusal) else f"no answer within {PATIENCE:g} s"
    last = f", its last error: {node.view.error}" if node.view.error else ""
    return f"{told}; it is {node.view.state}{last}"


def _find(node: TreeNode, name: str) -> TreeNode | None:
    if node.view.name == name:
        return node
    return next((found for child in node.children if (found := _find(child, name))), None)
