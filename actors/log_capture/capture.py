"""The one writer of all logs (LG2)."""

import time
from pathlib import Path
from typing import Any, ClassVar

from ..kernel import Envelope, Refusal, ThreadActor
from .batch import WriteBatch
from .counting import LogCounter
from .log_files import LogFiles
from .messages import GetLogStatistics, WriteLine, WriteOutput

EXPIRY_INTERVAL = 3600.0  # seconds


class LogCapture(ThreadActor):
    """Writes to `directory` what it is asked to, a batch of messages at a time.

    Logs of lines rotate at `max_bytes`, with `keep` old files; what was not written to for
    `max_age` seconds is removed. `durable`: what is acknowledged is on the disk. A full disk fails
    those who ask meanwhile, is counted, and stops nothing.
    """

    mailbox_capacity: ClassVar[int] = 2000

    def __init__(
        self,
        directory: Path,
        *,
        max_bytes: int = 10 * 1024 * 1024,
        keep: int = 5,
        max_age: float = 30 * 86400.0,
        durable: bool = True,
        max_open_files: int = 64,
    ) -> None:
        super().__init__()
        self._directory, self._max_age, self._durable = directory, max_age, durable
        self._files = LogFiles(directory, max_bytes=max_bytes, keep=keep, max_open=max_open_files)
        self._counter = LogCounter()
        self._expire_at = 0.0

    def on_start(self) -> None:
        """Make the folder, for its owner alone: output may hold secrets."""
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)

    def on_stop(self) -> None:
        """Close all files."""
        self._files.close()

    def on_receive(self, message: Any) -> Any:
        """Whatever is no write."""
        if isinstance(message, GetLogStatistics):
            return self._counter.statistics(len(self._files))
        return super().on_receive(message)

    def on_batch(self, envelopes: list[Envelope]) -> None:
        """Write, sync each file once, answer."""
        self._expire()
        batch = WriteBatch(self._counter)
        others = [envelope for envelope in envelopes if not self._write(envelope, batch)]
        batch.commit(durable=self._durable)
        self._files.trim()
        for envelope in others:
            self.handle(envelope)

    def _write(self, envelope: Envelope, batch: WriteBatch) -> bool:
        """Write what the message says; False if it is not about writing."""
        try:
            match envelope.message:
                case WriteOutput(task_id, segments, offset):
                    file, start = self._files.write_output(task_id, segments, offset)
                    batch.wrote(envelope, file, start, start)
                case WriteLine(line, task_id):
                    file, start = self._files.write_line(task_id, line)
                    batch.wrote(envelope, file, start, None)
                case _:
                    return False
        except Refusal as refusal:
            envelope.fail(refusal)
        except OSError as error:
            batch.failed(envelope, error)
        return True

    def _expire(self) -> None:
        now = time.time()
        if now >= self._expire_at:
            self._expire_at = now + EXPIRY_INTERVAL
            self._counter.expired(self._files.expire(self._max_age, now))
