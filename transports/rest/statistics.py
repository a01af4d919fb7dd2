"""How the server fares, in numbers; the supervision tree."""

import time
from typing import Any

import psutil
import trio
from quart import Blueprint, Response, request

from ...actors.kernel import ActorSystem
from ...supervisors import snapshot
from ...supervisors.application import APPLICATION, Services
from .answers import answer
from .parameters import Parameters
from .soundings import sound

# The member of the answer, and who is asked for it.
_PARTS = {
    "orchestrator": "orchestrator",
    "tasks": "task_index",
    "store": "event_store",
    "broadcast": "broadcaster",
    "logs": "log_capture",
}


class StatisticsRoutes:
    """`/stats` and `/tree`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/stats", "stats", self.stats, methods=["GET"])
        api.add_url_rule("/tree", "tree", self.tree, methods=["GET"])

    async def stats(self) -> Response:
        """Tell the statistics of all parts; null, with the cause, for one that is silent."""
        Parameters(request.args)
        soundings = await sound(self._services, *_PARTS.values())
        content: dict[str, Any] = {
            member: soundings[name].answer for member, name in _PARTS.items()
        }
        content["system"] = _system(self._services.system)
        content["process"] = await trio.to_thread.run_sync(_process)
        content["unavailable"] = {
            member: soundings[name].cause
            for member, name in _PARTS.items()
            if soundings[name].cause is not None
        }
        return answer(content)

    async def tree(self) -> Response:
        """Tell who supervises whom, and how each fares."""
        Parameters(request.args)
        return answer(snapshot(self._services.system, APPLICATION))


# Messages that were lost are told by their kind alone: they may hold what is nobody's business.
def _system(system: ActorSystem) -> dict[str, Any]:
    seen = system.statistics()
    latest = [
        {"receiver": each.receiver, "sender": each.sender, "message": type(each.message).__name__}
        for each in seen.dead_letters.latest
    ]
    return {
        "actors": seen.actors,
        "dead_letters": {"count": seen.dead_letters.count, "latest": latest},
        "overran": seen.overran,
    }


def _process() -> dict[str, Any]:
    process = psutil.Process()
    with process.oneshot():
        times = process.cpu_times()
        return {
            "pid": process.pid,
            "memory_bytes": process.memory_info().rss,
            "descriptors": process.num_fds(),
            "threads": process.num_threads(),
            "cpu_sec": times.user + times.system,
            "uptime_sec": time.time() - process.create_time(),
        }
