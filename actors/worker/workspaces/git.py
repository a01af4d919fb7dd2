"""git, bound to the one repository, folder and index that it shall work on."""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import trio

from .environment import current_environment, git_settings
from .errors import GitFailed
from .processes import Ended, run_to_end, stream_to_file

TIMEOUT = 120.0  # seconds for one run
PATIENCE = 1800.0  # seconds, where a killed git would leave the user with a half
_LOCKED_ATTEMPTS = 40
_NAME, _EMAIL = "Understudy", "understudy@localhost"


@dataclass(frozen=True, slots=True)
class Git:
    """Runs git on `git_dir` and `work_tree`, never on what it would find by itself.

    What an agent writes into a `.git` file of its folder is thereby never followed. `index` is
    used instead of the repository's own; `large_files` lets LFS put real contents into files.
    """

    git_dir: Path
    work_tree: Path | None = None
    index: Path | None = None
    large_files: bool = False
    timeout: float = TIMEOUT

    def on(self, index: Path) -> "Git":
        """The same with another index."""
        return replace(self, index=index)

    async def run(self, *args: str, stdin: bytes = b"") -> bytes:
        """Run git; return what it printed. A lock that another git holds is waited for."""
        ended = await self.attempt(*args, stdin=stdin)
        if ended.status:
            raise GitFailed(args[0], ended.status, ended.stderr)
        return ended.stdout

    async def attempt(self, *args: str, stdin: bytes = b"") -> Ended:
        """Run git, for a caller who looks at its exit status."""
        argv, env = self._argv(args), self._env()
        for attempt in range(_LOCKED_ATTEMPTS):
            ended = await run_to_end(argv, env, self.timeout, stdin=stdin)
            if not (ended.status and _is_locked(ended.stderr)):
                return ended
            pause = min(0.02 * 1.3**attempt, 0.5)
            await trio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
        return await run_to_end(argv, env, self.timeout, stdin=stdin)

    async def text(self, *args: str, stdin: bytes = b"") -> str:
        """Run git; return what it printed as text, without the last newline."""
        return (await self.run(*args, stdin=stdin)).decode("utf-8", "surrogateescape").rstrip("\n")

    async def find(self, *args: str) -> str | None:
        """Run git; return what it printed, or None if it found nothing."""
        ended = await self.attempt(*args)
        return None if ended.status else ended.stdout.decode("utf-8", "surrogateescape").strip()

    async def stream(self, sink: BinaryIO, limit: int, *args: str) -> bool:
        """Write what git prints into `sink`, up to `limit` bytes; whether that was all."""
        return await stream_to_file(self._argv(args), self._env(), self.timeout, sink, limit)

    async def empty_tree(self) -> str:
        """The tree without files, in this repository's kind of hash."""
        return await self.text("mktree")

    async def commit_tree(self, tree: str, message: str, *parents: str) -> str:
        """Make a commit as the user, or as ourselves where the user has no name for it."""
        known = await self.find("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        own = [] if known else ["-c", f"user.name={_NAME}", "-c", f"user.email={_EMAIL}"]
        lines = [argument for parent in parents for argument in ("-p", parent)]
        return await self.text(*own, "commit-tree", tree, *lines, stdin=message.encode())

    def _argv(self, args: tuple[str, ...]) -> list[str]:
        place = [f"--git-dir={self.git_dir}"]
        if self.work_tree is not None:
            place += ["-C", str(self.work_tree), f"--work-tree={self.work_tree}"]
        return ["git", *git_settings(), *place, *args]

    def _env(self) -> dict[str, str]:
        env = current_environment(large_files=self.large_files)
        return env if self.index is None else env | {"GIT_INDEX_FILE": str(self.index)}


def _is_locked(stderr: str) -> bool:
    return "lock" in stderr and "File exists" in stderr
