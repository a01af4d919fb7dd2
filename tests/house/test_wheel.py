"""What users install: the wheel made from the sdist, in an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.mark.acceptance
@pytest.mark.timeout(600)
def test_the_wheel_installs_into_a_clean_environment_and_its_command_runs(repository: Path) -> None:
    environ = os.environ | {"PYTHON": sys.executable}
    build = subprocess.run(
        [".ci/build"], cwd=repository, env=environ, capture_output=True, text=True, check=False
    )
    assert build.returncode == 0, build.stdout + build.stderr
    assert build.stdout.endswith("its command runs\n")


def test_a_wheel_that_lacks_a_package_is_refused(repository: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "understudy-0.1.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("understudy/config/__init__.py", "")
    check = subprocess.run(
        [sys.executable, ".ci/check_wheel.py", "pyproject.toml", str(wheel)],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 1
    assert f"{wheel}: lacks understudy/actors/kernel/__init__.py" in check.stderr
    assert "lacks understudy/config/__init__.py" not in check.stderr
