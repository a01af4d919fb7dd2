"""Whether the server is well: `/healthz`, and whether it can be sent work: `/readyz`."""

from quart import Blueprint, Response, request

from ...supervisors.application import Services
from .answers import answer
from .parameters import Parameters
from .problems import Problem
from .soundings import QUESTIONS, sound

_VITAL = ("event_store", "event_reader")


class HealthRoutes:
    """`/healthz` and `/readyz`: 200, or 503 with the causes."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, blueprint: Blueprint) -> None:
        """Add the routes."""
        blueprint.add_url_rule("/healthz", "health", self.health, methods=["GET"])
        blueprint.add_url_rule("/readyz", "readiness", self.readiness, methods=["GET"])

    async def health(self) -> Response:
        """Tell whether the event log can be written and read: without it nothing goes."""
        return await self._check(*_VITAL)

    async def readiness(self) -> Response:
        """Tell whether all that serves requests answers."""
        return await self._check(*QUESTIONS)

    async def _check(self, *names: str) -> Response:
        Parameters(request.args)
        soundings = await sound(self._services, *names)
        causes = {name: each.cause for name, each in soundings.items() if each.cause is not None}
        if not causes:
            return answer({"status": "ok", "checked": names})
        told = "; ".join(f"{name}: {cause}" for name, cause in causes.items())
        more = {"causes": causes, "checked": names}
        return Problem(503, told, retry_after=1.0, more=more).to_response()
