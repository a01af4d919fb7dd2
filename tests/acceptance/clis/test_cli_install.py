"""What cannot be installed says why, in the installer's words."""

import sys

import pytest

from .install.problems import CannotInstall, run_installer


def test_a_failed_installer_is_quoted() -> None:
    argv = (sys.executable, "-c", "print('one'); print('no route to the registry'); exit(3)")
    with pytest.raises(CannotInstall, match="ended with 3: one / no route to the registry"):
        run_installer(argv)


def test_an_installer_that_works_says_nothing() -> None:
    run_installer((sys.executable, "-c", "print('done')"))
