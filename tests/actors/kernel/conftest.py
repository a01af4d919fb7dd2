"""What the tests of the kernel share."""

import sys
from collections.abc import Generator

import pytest


@pytest.fixture
def fast_switching() -> Generator[None]:
    """Let threads take turns as often as they can, so that they meet in the middle of things."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(interval)
