"""The application's tree of supervisors, and what transports get to see of it."""

from .application import Application, Doors, no_doors, run_application, run_record
from .names import APPLICATION, CONNECTIONS, HTTP, TRANSPORTS
from .services import Services

__all__ = [
    "APPLICATION",
    "CONNECTIONS",
    "HTTP",
    "TRANSPORTS",
    "Application",
    "Doors",
    "Services",
    "no_doors",
    "run_application",
    "run_record",
]
