"""What a new user does: a clone, a home of their own, and one command."""

import os
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed."""
    folder = tmp_path_factory.mktemp("clone") / "understudy"
    subprocess.run(("git", "clone", "-q", repository, folder), check=True)
    return folder


def new_home(folder: Path) -> dict[str, str]:
    """The environment of a user who has never run this; it keeps where packages come from."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UNDERSTUDY")}
    pip_config = Path.home() / ".config" / "pip" / "pip.conf"
    if pip_config.exists():
        kept.setdefault("PIP_CONFIG_FILE", str(pip_config))
    return kept | {"HOME": str(folder), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}


def test_make_run_alone_runs_three_real_commands(clone: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ("make", "run"),
        cwd=clone,
        env=new_home(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert re.search(r"3 tasks: 3 complete", done.stdout)
    # Live: the chatty program, which never ends a line, was seen on its way.
    assert len(re.findall(r"building +\d+ %", done.stdout)) >= 5
    assert "All checks passed!" in done.stdout
    assert "0 errors" in done.stdout
