"""Why a CLI is not here, and running an installer so that its reason is told."""

import os
import subprocess
from collections.abc import Sequence

PATIENCE = 400.0  # seconds for one installation


class CannotInstall(RuntimeError):
    """A CLI could not be installed; the message says why, in the installer's words."""


def run_installer(argv: Sequence[str], path: str | None = None) -> None:
    """Run an installer to its end; its words are the reason if it fails."""
    env = dict(os.environ) | ({"PATH": path} if path else {})
    try:
        done = subprocess.run(
            argv,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotInstall(f"{argv[0]} was not done after {PATIENCE:g} s") from None
    if done.returncode:
        lines = done.stdout.strip().splitlines()
        # npm begins with the reason, and pip ends with it.
        told = " / ".join(lines if len(lines) < 6 else [*lines[:3], "...", *lines[-2:]])
        raise CannotInstall(f"{' '.join(argv[:3])} ended with {done.returncode}: {told}")
