"""Real repositories and folders to work on."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Ada" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "ada@example.org" for who in ("AUTHOR", "COMMITTER")},
}


@dataclass(frozen=True)
class Checkout:
    """A user's checkout, as a user drives it."""

    path: Path

    def git(self, *args: str, at: Path | None = None) -> str:
        """Run git as the user; return what it printed."""
        command = ["git", "-c", "protocol.file.allow=always", *args]
        where = at or self.path
        output = subprocess.run(command, cwd=where, env=ENV, check=True, stdout=subprocess.PIPE)
        return output.stdout.decode().rstrip("\n")

    def write(self, **files: str) -> None:
        """Write files; a double underscore is a slash, a single one a dot."""
        for name, text in files.items():
            path = self.path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)

    def commit(self, message: str = "work") -> str:
        """Commit all; return the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def state(self) -> dict[str, object]:
        """All that must not change before `accept`: files, index, HEAD, refs, settings."""
        git_dir = Path(self.git("rev-parse", "--absolute-git-dir"))
        index = git_dir / "index"
        refs = self.git("for-each-ref").splitlines()
        return {
            "files": files_of(self.path),
            "index": index.read_bytes() if index.exists() else None,
            "head": (git_dir / "HEAD").read_text(),
            "refs": [ref for ref in refs if "/understudy/" not in ref],
            "config": self.git("config", "--local", "--list"),
        }


def files_of(folder: Path) -> dict[str, bytes]:
    """Contents by path; a symlink's is where it leads; without git's own files."""
    paths = [path for path in sorted(folder.rglob("*")) if ".git" not in path.parts]
    links = {path: str(path.readlink()).encode() for path in paths if path.is_symlink()}
    files = {path: path.read_bytes() for path in paths if path.is_file() and path not in links}
    return {str(path.relative_to(folder)): data for path, data in {**links, **files}.items()}


@pytest.fixture(autouse=True)
def _user_without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the workspaces lie."""
    return tmp_path / "workspaces"


@pytest.fixture
def make_checkout(tmp_path: Path) -> Callable[[str], Checkout]:
    """Make an empty repository of a name."""

    def make(name: str) -> Checkout:
        checkout = Checkout(tmp_path / name)
        checkout.path.mkdir(parents=True)
        checkout.git("init", "-q", "-b", "main")
        return checkout

    return make


@pytest.fixture
def checkout(make_checkout: Callable[[str], Checkout]) -> Checkout:
    """A repository with a commit of some files."""
    made = make_checkout("repo")
    made.write(a_txt="one\ntwo\nthree\n", b_txt="b\n", sub__c_txt="c\n", _gitignore="*.log\nout/\n")
    made.commit("first")
    return made
