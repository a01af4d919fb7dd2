"""Writes that are acknowledged together: one trip to the disk per file."""

from dataclasses import dataclass, field

from ..kernel import Envelope
from .append_file import AppendFile
from .counting import LogCounter
from .messages import LogWriteFailed


@dataclass(slots=True)
class _FileShare:
    """What the batch wrote to one file: where that begins, and who waits with which answer."""

    start: int
    waiting: list[tuple[Envelope, int | None]] = field(
        default_factory=list[tuple[Envelope, int | None]]
    )


class WriteBatch:
    """Collects what was written, and answers for it once it is on the disk."""

    def __init__(self, counter: LogCounter) -> None:
        self._counter = counter
        self._shares: dict[AppendFile, _FileShare] = {}

    def wrote(self, envelope: Envelope, file: AppendFile, start: int, answer: int | None) -> None:
        """Note that `file` was extended from `start` on for this message."""
        share = self._shares.setdefault(file, _FileShare(start))
        share.waiting.append((envelope, answer))

    def failed(self, envelope: Envelope, error: OSError) -> None:
        """Tell the asker that nothing was written."""
        what = f" to {error.filename}" if error.filename else ""
        reason = error.strerror or str(error)
        failure = LogWriteFailed(f"cannot write{what}: {reason}; writing goes on once that is over")
        self._counter.failed(failure)
        envelope.fail(failure)

    def commit(self, *, durable: bool) -> None:
        """Sync each file, if wanted, and answer; what could not be synced is taken back."""
        for file, share in self._shares.items():
            try:
                if durable:
                    file.sync()
            except OSError as error:
                file.cut_back(share.start)
                for envelope, _ in share.waiting:
                    self.failed(envelope, error)
            else:
                for envelope, answer in share.waiting:
                    self._counter.wrote(envelope.message)
                    envelope.answer(answer)
