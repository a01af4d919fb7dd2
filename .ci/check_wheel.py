"""Hold a built wheel against the package list of pyproject.toml.

Usage: check_wheel.py PYPROJECT WHEEL. Exit 1 names what the wheel lacks.
"""

import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile


def wanted_files(pyproject: Path) -> set[str]:
    """The `__init__.py` of each listed package, each root's `py.typed`, the default settings."""
    setuptools = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["setuptools"]
    packages = {f"{name.replace('.', '/')}/__init__.py" for name in setuptools["packages"]}
    markers = {f"{name.replace('.', '/')}/py.typed" for name in setuptools["package-dir"]}
    return packages | markers | {"understudy/config/default.toml"}


def main(pyproject: str, wheel: str) -> int:
    """Print what `wheel` lacks and return the exit code: 0 for nothing, else 1."""
    with ZipFile(wheel) as archive:
        missing = wanted_files(Path(pyproject)) - set(archive.namelist())
    for name in sorted(missing):
        print(f"{wheel}: lacks {name}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
