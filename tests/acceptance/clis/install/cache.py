"""The CLIs on this machine: installed once into the checkout's own cache, reused ever after."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .catalogue import CATALOGUE, Package
from .node import node, npm
from .problems import CannotInstall, run_installer


def _from_npm(package: Package, folder: Path) -> None:
    path = f"{Path(node()).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    name = f"{package.package}@{package.version}"
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run_installer((*npm(), "install", "--prefix", str(folder), *quiet, name), path)


def _from_pypi(package: Package, folder: Path) -> None:
    """Into an environment of its own: its pinned dependencies would fight with ours."""
    run_installer((sys.executable, "-m", "venv", str(folder)))
    pip = (str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet")
    run_installer((*pip, f"{package.package}=={package.version}"))


class Cache:
    """CLIs below one folder.

    An installation counts once its `.whole` file is there: one that was cut off is started
    afresh. A lock file keeps two test runs from installing into one folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._failed: dict[str, CannotInstall] = {}

    def argv(self, name: str) -> tuple[str, ...]:
        """The command that runs a CLI, installed first if need be.

        A failed installation is not tried again by this object: it fails alike at once.
        """
        if name in self._failed:
            raise self._failed[name]
        try:
            return self._installed(CATALOGUE[name])
        except CannotInstall as problem:
            self._failed[name] = problem
            raise

    def _installed(self, package: Package) -> tuple[str, ...]:
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / f"{package.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder = self._root / package.folder
            if not (folder / ".whole").exists():
                self._install(package, folder)
        found = package.program_in(folder)
        assert found is not None, f"{folder} is whole, and yet its program is gone: delete it"
        return (node(), str(found)) if package.script else (str(found),)

    def _install(self, package: Package, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        {"npm": _from_npm, "pypi": _from_pypi}[package.registry](package, folder)
        found = package.program_in(folder)
        if found is None:
            raise CannotInstall(f"{package.package} {package.version} has no program for this OS")
        self._check(package, found)
        (folder / ".whole").touch()

    def _check(self, package: Package, found: Path) -> None:
        runner = (node(),) if package.script else ()
        argv = (*runner, str(found), "--version")
        env = dict(os.environ) | {"HOME": str(self._root / "home")}  # some write there even so
        env = {name: value for name, value in env.items() if not name.startswith("XDG_")}
        done = subprocess.run(
            argv, env=env, capture_output=True, text=True, timeout=60, check=False
        )
        if package.version not in done.stdout:
            raise CannotInstall(f"{found} does not run here: {done.stdout}{done.stderr}"[:500])
