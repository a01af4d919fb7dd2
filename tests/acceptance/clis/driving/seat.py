"""A CLI ready to be started: its command, its environment, its project, and its model's API."""

import subprocess
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from ..install.cache import Cache
from ..stand_in.script import Script
from ..stand_in.server import StandIn
from ..stand_in.serving import serve
from .homes import HOMES
from .place import Env, Place, base_env

GIT = ("git", "-c", "user.name=Stand-in", "-c", "user.email=stand-in@example.com")


@dataclass(frozen=True, slots=True)
class Seat:
    """`argv` is the CLI's command without any flags; `env` all of its environment."""

    name: str
    argv: tuple[str, ...]
    env: Env
    project: Path
    home: Path
    stand_in: StandIn


def new_project(folder: Path) -> Path:
    """A repository with one commit."""
    folder.mkdir(parents=True)
    (folder / "hello.py").write_text("print('hello')\n")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        subprocess.run((*GIT, *words), cwd=folder, check=True)
    subprocess.run(("git", "config", "user.name", "Stand-in"), cwd=folder, check=True)
    subprocess.run(("git", "config", "user.email", "a@example.com"), cwd=folder, check=True)
    return folder


@asynccontextmanager
async def seated(
    cache: Cache, name: str, script: Script, folder: Path, *, subscription: bool = False
) -> AsyncGenerator[Seat]:
    """Seat a CLI in an empty folder, before a model that answers from a script."""
    argv = cache.argv(name)
    home, project = folder / "home", new_project(folder / "project")
    home.mkdir()
    async with serve(script, project) as stand_in:
        place = Place(home, project, stand_in.url)
        env = base_env(place) | HOMES[name](place)
        if subscription and name == "claude":
            env["CLAUDE_CODE_OAUTH_TOKEN"] = env.pop("ANTHROPIC_API_KEY")
        yield Seat(name, argv, env, project, home, stand_in)
