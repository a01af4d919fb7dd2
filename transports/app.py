"""The application for Quart's own command: `quart --app understudy.transports.app:app run`.

It serves what `understudy serve` serves; the address is Quart's to choose (`--host`, `--port`),
all other settings are read as ever.
"""

from .http import quart_app

app = quart_app()
"""Starts everything when it is served, and ends it when that ends."""
