"""Threads that fill mailboxes while these close: every message is accounted for."""

import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import count, takewhile

import pytest
from understudy.actors.kernel import (
    ActorDied,
    Envelope,
    MailboxFull,
    Reply,
)
from understudy.actors.kernel.inbox import ThreadMailbox, TrioMailbox


class Racing:
    """Threads that put into whatever mailbox is current, and count what came of it."""

    def __init__(self, mailbox: TrioMailbox | ThreadMailbox) -> None:
        self.mailbox, self.ended = mailbox, threading.Event()
        self.put: list[Envelope] = []
        self.outcomes: Counter[str] = Counter()

    def work(self) -> None:
        while not self.ended.is_set():
            envelope = Envelope("x", Reply())
            try:
                self.mailbox.put_nowait(envelope)
                self.put.append(envelope)
            except (ActorDied, MailboxFull) as error:
                self.outcomes[type(error).__name__] += 1

    @contextmanager
    def threads(self, count: int) -> Generator[None]:
        threads = [threading.Thread(target=self.work) for _ in range(count)]
        for thread in threads:
            thread.start()
        yield
        self.ended.set()
        for thread in threads:
            thread.join()


@pytest.mark.usefixtures("fast_switching")
@pytest.mark.parametrize("kind", [TrioMailbox, ThreadMailbox])
def test_each_of_3000_closings_hands_over_all_that_was_taken(
    kind: type[TrioMailbox | ThreadMailbox],
) -> None:
    racing = Racing(kind("raced", 100))
    with racing.threads(2):
        for _ in _until(lambda: racing.outcomes["ActorDied"] > 10, least=3000):
            closing, racing.mailbox = racing.mailbox, kind("raced", 100)
            for envelope in closing.close():
                envelope.answer(value="handed over")
    for envelope in racing.mailbox.close():
        envelope.answer(value="handed over")
    lost = [e for e in racing.put if isinstance(e.reply_to, Reply) and not e.reply_to.is_set()]
    assert racing.put
    assert lost == []


def _until(enough: Callable[[], bool], *, least: int) -> Iterator[int]:
    return takewhile(lambda n: n < least or not enough(), count())
