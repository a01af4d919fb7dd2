"""The actor whose loop is a trio task."""

from collections.abc import Awaitable, Callable
from typing import Any

from .context import act_as
from .inbox import TrioMailbox
from .messages import Envelope
from .trio_life import TrioLife


class TrioActor(TrioLife):
    """Handle messages one at a time in a trio task; see the hooks `on_*`.

    An error that leaves a hook or a background task crashes the actor, for its supervisor to
    deal with; a `Refusal` that leaves `on_receive` is a mere reply. Background tasks need the
    class attribute `background = True`.
    """

    def start_soon(self, function: Callable[..., Awaitable[Any]], *args: Any) -> None:
        """Run a background task that ends with the actor; its crash is the actor's."""
        if not self.background:
            raise TypeError(f"{type(self).__name__} needs `background = True` to run tasks")
        if self.nursery is None:
            raise RuntimeError(f"{type(self).__name__} does not run yet: start tasks in on_start")
        self.nursery.start_soon(self._run_task, function, args)

    # An asker that is not to be answered yet (it waits for room, say) must not keep the actor
    # from other messages, and must not hang when the actor dies.
    def defer(self) -> Envelope:
        """Leave the ask in hand unanswered for now; `settle` it, or it fails with the actor."""
        if self._in_hand is None:
            raise RuntimeError("defer() is for use inside on_receive")
        self._unanswered.add(self._in_hand)
        return self._in_hand

    def settle(
        self, envelope: Envelope, value: Any = None, *, error: Exception | None = None
    ) -> None:
        """Answer a deferred ask with a value or an error."""
        self._unanswered.discard(envelope)
        if error is None:
            envelope.answer(value)
        else:
            envelope.fail(error)

    async def _run_task(
        self, function: Callable[..., Awaitable[Any]], args: tuple[Any, ...]
    ) -> None:
        with act_as(self.name):
            await function(*args)

    def _create_mailbox(self) -> TrioMailbox:
        return TrioMailbox(type(self).__name__, self.mailbox_capacity)
