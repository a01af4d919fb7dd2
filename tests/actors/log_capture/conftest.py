"""A log directory and its writer."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.kernel import ActorSystem, Address
from understudy.actors.kernel.testing import run_actor
from understudy.actors.log_capture import LogCapture

Running = Callable[..., AbstractAsyncContextManager[Address]]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Where the logs go; the writer makes it."""
    return tmp_path / "deep" / "logs"


@pytest.fixture
def running(directory: Path) -> Running:
    """Run a `LogCapture` with options for the length of a block."""

    def running(**options: Any) -> AbstractAsyncContextManager[Address]:
        system = options.pop("system", None) or ActorSystem()
        return run_actor(
            lambda: LogCapture(directory, **options), name="log_capture", system=system
        )

    return running
