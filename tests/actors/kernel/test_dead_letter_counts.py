"""Dead letters may come from any thread."""

import threading

import pytest
from understudy.actors.kernel import DeadLetters, Envelope


@pytest.mark.usefixtures("fast_switching")
def test_none_is_missed_when_many_threads_tell_the_dead() -> None:
    letters = DeadLetters(keep=3)

    def tell() -> None:
        for n in range(2000):
            letters.add("dead", Envelope(n))

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert letters.statistics().count == 8000
    assert len(letters.statistics().latest) == 3
