"""How hypercorn is set up."""

import logging

from hypercorn.config import Config

from ...config import HttpSettings


def hypercorn_config(settings: HttpSettings, *, grace: float) -> Config:
    """Return hypercorn's settings; `grace` (seconds) is for what runs when the server ends."""
    # No pings of hypercorn's: they keep a connection that has ended until the next one is due.
    config = Config()
    config.errorlog = logging.getLogger(f"{__name__}.hypercorn")
    config.graceful_timeout = grace
    config.include_server_header = False
    config.websocket_max_message_size = settings.max_body_bytes
    return config
