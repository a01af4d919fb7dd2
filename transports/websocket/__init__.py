"""WebSockets: events to the client, commands from it."""

from .views import blueprint

__all__ = ["blueprint"]
