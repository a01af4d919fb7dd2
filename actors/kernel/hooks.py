"""The hooks of an actor that is a trio task."""

import logging
from typing import Any

from .life import ActorLife

_log = logging.getLogger(__name__)


class TrioHooks(ActorLife):
    """What a concern overrides; all of it runs in the actor's own task.

    Pykka's hooks are plain functions; its loop, which would call them, is closed off.
    """

    async def on_start(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Set up; the actor gets its name, and messages, when this has returned."""

    async def on_receive(self, message: Any) -> Any:
        """Handle one message; what is returned is the reply to an ask."""
        _log.warning("%s got a message it does not know: %r", self.name, message)

    async def on_stop(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Clean up after any kind of end, within `stop_deadline` seconds."""
