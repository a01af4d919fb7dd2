"""What git is told by its environment and by settings that no file overrides."""

import os
import shutil
from collections.abc import Mapping

# All other GIT_* variables go: a hook that calls us hands its GIT_DIR and GIT_INDEX_FILE down, and
# git would work on the user's checkout with them, whatever folder it is started in.
_KEPT = frozenset(
    {
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    }
)
_OURS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    # Without it `git diff` and its like refresh, that is write, the index of the user's checkout.
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_EDITOR": "true",
    "LC_ALL": "C",
}
# Nothing of the user's may run on our account (hooks, the file system monitor, signing), nothing
# may go on behind our back (gc), and nothing may reach into submodules.
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.splitIndex=false",
    "core.quotePath=false",
    "commit.gpgSign=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
)
# Without git-lfs its pointers are plain text files, and no reason to fail.
_NO_LFS = (
    "filter.lfs.process=",
    "filter.lfs.smudge=",
    "filter.lfs.clean=",
    "filter.lfs.required=false",
)


def git_environment(inherited: Mapping[str, str], *, large_files: bool) -> dict[str, str]:
    """The environment git gets; without `large_files` LFS leaves its pointers as they are."""
    kept = {
        name: value
        for name, value in inherited.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    skip = {} if large_files else {"GIT_LFS_SKIP_SMUDGE": "1"}
    return kept | _OURS | skip


def git_settings() -> list[str]:
    """The arguments before git's subcommand that overrule what the user's files say."""
    settings = _SETTINGS if shutil.which("git-lfs") else _SETTINGS + _NO_LFS
    return [argument for setting in settings for argument in ("-c", setting)]


def current_environment(*, large_files: bool) -> dict[str, str]:
    """`git_environment` of this process."""
    return git_environment(os.environ, large_files=large_files)
