"""OpenCode's home, as one that it has been used in before."""

import json

from ..stand_in.server import SMALL
from .place import KEY, Env, Place

PLUGIN = "@opencode-ai/plugin"


# In a new home OpenCode installs this package from npm, in the background. A signal meanwhile ends
# that installation and not the program, so whether a signal is heeded would be left to chance. It
# takes a lock file and a folder as the sign that there is nothing to install.
def _seem_used(place: Place) -> None:
    folder = place.home / ".config" / "opencode"
    (folder / "node_modules").mkdir(parents=True)
    lock = {"packages": {"": {"dependencies": {PLUGIN: "*"}}}}
    (folder / "package-lock.json").write_text(json.dumps(lock))


def opencode_home(place: Place) -> Env:
    """Set the home up, and return what it adds to the environment."""
    _seem_used(place)
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
