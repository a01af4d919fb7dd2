"""The throttle as it is configured, and whose limit a task would hit."""

import os

from ...actors.orchestrator import TaskRequest
from ...actors.throttle import AutoResume, LimitKey, Rules, Stagger, Throttle, Waits, limit_key
from ...config import Settings
from .services import Services


def make_throttle(services: Services) -> Throttle:
    """Return a new incarnation of the throttle."""
    settings = services.settings.throttle
    rules = Rules(
        AutoResume(settings.auto_resume),
        Waits(settings.default_wait_sec, settings.wait_factor, settings.max_wait_sec),
        Stagger(settings.stagger_sec, settings.jitter),
    )
    return Throttle(services.log, services.broadcaster, rules)


def limit_of(request: TaskRequest, settings: Settings) -> LimitKey | None:
    """Return whose limit a request's agent meets; a plain command's is known if it names one."""
    if (agent := settings.agents.get(request.agent)) is None:
        return limit_key(dict(os.environ) | request.environment)
    return limit_key(
        agent.environment | dict(os.environ) | request.environment,
        provider=agent.provider,
        account_variables=agent.account_variables,
    )
