"""Server-sent events: one stream for a task, one for everything."""

from .views import blueprint

__all__ = ["blueprint"]
