"""What OpenAI's two APIs have in common: how they refuse."""

import time

from .script import Refuse
from .wire import STATUS, Json, Refusal, waits

TOKENS = "Rate limit reached for mock in organization org-x on tokens per min (TPM): Limit 30000."
ERRORS: dict[str, Json] = {
    "rate_limit": {"type": "tokens", "code": "rate_limit_exceeded", "message": TOKENS},
    "usage_limit": {
        "type": "insufficient_quota",
        "code": "insufficient_quota",
        "message": "You exceeded your current quota, please check your plan and billing details.",
    },
    "overloaded": {"type": "server_error", "code": "overloaded", "message": "Overloaded"},
    "unavailable": {
        "type": "server_error",
        "code": "server_is_overloaded",
        "message": "The server is currently overloaded with other requests.",
    },
}


def refusal(refuse: Refuse) -> Refusal:
    """An error in OpenAI's words."""
    return Refusal(STATUS[refuse.kind], {"error": ERRORS[refuse.kind]}, waits(refuse))


def plan_refusal(refuse: Refuse) -> Refusal:
    """The same, but a usage limit is that of a ChatGPT plan, which ends at a certain time."""
    if refuse.kind != "usage_limit":
        return refusal(refuse)
    error: Json = {
        "type": "usage_limit_reached",
        "message": "The usage limit has been reached",
        "plan_type": "plus",
        "resets_at": int(time.time()) + refuse.resets_in,
        "resets_in_seconds": refuse.resets_in,
    }
    return Refusal(STATUS[refuse.kind], {"error": error}, waits(refuse))
