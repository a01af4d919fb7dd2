"""How hypercorn is set up."""

import logging

from hypercorn.config import Config

from ...config import HttpSettings


def hypercorn_config(settings: HttpSettings, *, grace: float) -> Config:
    """Return hypercorn's settings; `grace` (seconds) is for what runs when the server ends."""
    config = Config()
    config.errorlog = logging.getLogger(f"{__name__}.hypercorn")
    config.graceful_timeout = grace
    config.include_server_header = False
    config.websocket_max_message_size = settings.max_body_bytes
    config.websocket_ping_interval = settings.keep_alive_sec
    return config
