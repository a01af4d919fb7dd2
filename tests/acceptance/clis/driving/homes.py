"""A home of its own for each run of a CLI, set up to ask a stand-in: nobody's settings are met."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..stand_in.server import SMALL

Env = dict[str, str]
KEY = "sk-stand-in"  # no secret: nobody checks it

CODEX_CONFIG = """\
model = "mock"
model_provider = "stand-in"

[model_providers.stand-in]
name = "stand-in"
base_url = "{url}/v1"
wire_api = "responses"
env_key = "STAND_IN_KEY"
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run takes place, and whom it asks: `url` is the stand-in's, without a slash."""

    home: Path
    project: Path
    url: str


def base_env(place: Place) -> Env:
    """What every run gets, and nothing else of this process's environment."""
    temporary = place.home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"}
    return kept | {"HOME": str(place.home), "TMPDIR": str(temporary), "SHELL": "/bin/bash"}


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


def _opencode(place: Place) -> Env:
    provider = {
        "npm": "@ai-sdk/openai-compatible",
        "options": {"baseURL": f"{place.url}/v1", "apiKey": KEY},
        "models": {"mock": {"name": "mock"}, SMALL: {"name": SMALL}},
    }
    models = {"model": "stand-in/mock", "small_model": f"stand-in/{SMALL}"}
    content = json.dumps(models | {"provider": {"stand-in": provider}, "share": "disabled"})
    off = ("MODELS_FETCH", "AUTOUPDATE", "LSP_DOWNLOAD", "DEFAULT_PLUGINS")
    disabled = {f"OPENCODE_DISABLE_{name}": "1" for name in off}
    return {"OPENCODE_CONFIG_CONTENT": content, **disabled}


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
    "opencode": _opencode,
    "aider": _aider,
}
