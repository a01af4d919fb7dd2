"""What the folder is that a task shall work on."""

from dataclasses import dataclass
from pathlib import Path

import trio

from .environment import current_environment, git_settings
from .errors import GitFailed, UnfitTarget
from .git import Git
from .processes import run_to_end


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, seen from a folder in it.

    `top` is the checkout's root folder, None in a bare repository; `git_dir` the checkout's own
    part, `common_dir` what all worktrees share; `head` None before the first commit.
    """

    top: Path | None
    git_dir: Path
    common_dir: Path
    subfolder: Path
    head: str | None

    @property
    def git(self) -> Git:
        """git on this checkout."""
        return Git(self.git_dir, self.top)


async def examine(target: Path) -> Repository | None:
    """The repository that `target` lies in; None where there is none."""
    where = ("--is-bare-repository", "--is-inside-work-tree", "--absolute-git-dir")
    ended = await _discover(target, *where, "--git-common-dir")
    if ended is None:
        return None
    bare, inside, git_dir, common = ended
    if inside != "true" and bare != "true":
        raise UnfitTarget(f"{target} lies inside a repository's .git; name the checkout instead")
    top = Path((await _discover(target, "--show-toplevel") or [""])[0]) if bare != "true" else None
    subfolder = target.relative_to(top) if top else Path()
    git = Git(Path(git_dir), top)
    head = await git.find("rev-parse", "--verify", "-q", "HEAD^{commit}")
    return Repository(top, git.git_dir, (target / common).resolve(), subfolder, head)


async def _discover(target: Path, *what: str) -> list[str] | None:
    argv = ["git", *git_settings(), "-C", str(target), "rev-parse", *what]
    ended = await run_to_end(argv, current_environment(large_files=False), 30.0)
    if ended.status == 0:
        return ended.stdout.decode("utf-8", "surrogateescape").splitlines()
    if "not a git repository" in ended.stderr:
        return None
    raise UnfitTarget(f"{target}: {GitFailed('rev-parse', ended.status, ended.stderr)}")


async def resolve_target(target: Path) -> Path:
    """`target` without symlinks and dots; it is a folder, or nothing yet."""
    try:
        str(target).encode()
        found = Path(await trio.Path(target).resolve())
        if not await trio.Path(found).exists():
            return found
        if await trio.Path(found).is_dir():
            return found
    except (UnicodeEncodeError, ValueError, OSError, RuntimeError) as error:
        raise UnfitTarget(f"{str(target)!r} is no usable path: {error}") from error
    raise UnfitTarget(f"{target} is a file; a task works on a folder")
