"""A home of its own for each run of a CLI, set up to ask a stand-in: nobody's settings are met."""

import json
from collections.abc import Callable

from .opencode_home import opencode_home
from .place import KEY, Env, Place

CODEX_CONFIG = """\
model = "mock"
model_provider = "stand-in"

[model_providers.stand-in]
name = "stand-in"
base_url = "{url}/v1"
wire_api = "responses"
env_key = "STAND_IN_KEY"
"""


def _claude(place: Place) -> Env:
    return {
        "ANTHROPIC_BASE_URL": place.url,
        "ANTHROPIC_API_KEY": KEY,
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "CLAUDE_CODE_MAX_RETRIES": "3",
        "IS_SANDBOX": "1",  # else it refuses to skip permissions as root
    }


def _codex(place: Place) -> Env:
    folder = place.home / ".codex"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text(CODEX_CONFIG.format(url=place.url))
    return {"CODEX_HOME": str(folder), "STAND_IN_KEY": KEY}


def _gemini(place: Place) -> Env:
    folder = place.home / ".gemini"
    folder.mkdir(exist_ok=True)
    settings = {
        "security": {"auth": {"selectedType": "gemini-api-key"}},
        "privacy": {"usageStatisticsEnabled": False},
        "general": {"enableAutoUpdate": False, "maxAttempts": 3},
    }
    (folder / "settings.json").write_text(json.dumps(settings))
    return {"GEMINI_API_KEY": KEY, "GOOGLE_GEMINI_BASE_URL": place.url}


def _aider(place: Place) -> Env:
    return {
        "OPENAI_API_BASE": f"{place.url}/v1",
        "OPENAI_API_KEY": KEY,
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # else it asks the internet for prices first
        "COLUMNS": "1000",  # it wraps its lines
    }


HOMES: dict[str, Callable[[Place], Env]] = {
    "claude": _claude,
    "codex": _codex,
    "gemini": _gemini,
    "opencode": opencode_home,
    "aider": _aider,
}
