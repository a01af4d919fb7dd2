"""Pauses between reads: long for a trickle, none for a flood."""

import pytest
from understudy.actors.worker.streaming.pacing import FULL_READ, MAX_PAUSE, Pacer


def total_pause(pacer: Pacer, *, rate: float, seconds: float) -> float:
    """Simulate reads of a pipe (64 KiB) filled at `rate` bytes a second; the share of pauses."""
    now, waiting, paused = 0.0, 0.0, 0.0
    while now < seconds:
        size = int(min(waiting, 65536)) or 1
        waiting = max(0.0, waiting - size)
        pause = pacer.pause_after(size, now := now + 50e-6)
        paused += pause
        now += pause
        waiting = min(65536.0, waiting + rate * (50e-6 + pause))
    return paused / now


@pytest.mark.parametrize(
    ("rate", "least", "most"),
    [(1e3, 0.95, 1.0), (1e6, 0.9, 1.0), (5e6, 0.8, 1.0), (1e8, 0.0, 0.1), (1e9, 0.0, 0.1)],
)
def test_wk2_pauses_shrink_as_the_rate_grows(rate: float, least: float, most: float) -> None:
    assert least <= total_pause(Pacer(0.0), rate=rate, seconds=1.0) <= most


def test_a_full_read_is_followed_at_once() -> None:
    assert Pacer(0.0).pause_after(FULL_READ, 1.0) == 0.0


def test_a_first_line_costs_the_longest_pause() -> None:
    assert Pacer(0.0).pause_after(10, 60.0) == MAX_PAUSE


def test_a_hiccup_of_a_flood_costs_nothing() -> None:
    pacer = Pacer(0.0)
    for milliseconds in range(1, 50):
        pacer.pause_after(65536, milliseconds / 1000)
    assert pacer.pause_after(100, 0.0501) == 0.0
    assert pacer.pause_after(100, 0.0502) == 0.0
    assert pacer.pause_after(100, 0.2) > 0.0
