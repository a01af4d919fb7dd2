"""The server's own log: what the program says through Python's `logging` while it runs."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

from ...actors.kernel import Address
from ...actors.log_capture import server_log_handler

_LOGGER = logging.getLogger("understudy")


@contextmanager
def server_log(log_capture: Address) -> Generator[None]:
    """Have everything from level INFO on written to the server's log inside the block."""
    handler, level = server_log_handler(log_capture), _LOGGER.level
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(min(level or logging.INFO, logging.INFO))
    try:
        yield
    finally:
        _LOGGER.setLevel(level)
        _LOGGER.removeHandler(handler)
