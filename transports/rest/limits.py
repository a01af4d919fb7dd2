"""The limits of providers' accounts: what is known of them, and letting work go on."""

from quart import Blueprint, Response, request

from ...actors.throttle import ListLimits, Resume
from ...supervisors.application import Services
from .answers import answer
from .bodies import read_object, refuse_unknown
from .parameters import Parameters

_RECORDING_LIMIT = 35.0  # seconds; a little longer than the store is given to record it


class LimitRoutes:
    """`/limits` and `/limits/{provider}/{account}/resume`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/limits", "limits", self.show, methods=["GET"])
        resume = "/limits/<provider>/<path:account>/resume"
        api.add_url_rule(resume, "resume_limit", self.resume, methods=["POST"])

    async def show(self) -> Response:
        """Tell all limits that were ever met, and which of them hold."""
        Parameters(request.args)
        limits = await self._services.throttle.ask(ListLimits())
        return answer({"limits": limits})

    async def resume(self, provider: str, account: str) -> Response:
        """Let the work of an account go on; fine for one that is not limited."""
        Parameters(request.args)
        refuse_unknown(await read_object(request))
        message = Resume(provider, account)
        return answer(await self._services.throttle.ask(message, timeout=_RECORDING_LIMIT))
