"""VS1: a value whose version only goes up."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.actors.event_store import VersionedState
from understudy.actors.event_store.errors import StaleVersion


def test_vs1_without_updates_the_version_is_0() -> None:
    assert VersionedState[str]().read() == (0, None)


@settings(deadline=None)
@given(st.lists(st.integers(-1, 10)))
def test_vs1_an_update_at_or_below_the_current_version_is_refused(versions: list[int]) -> None:
    state, taken = VersionedState[str](), list[int]()
    for version in versions:
        if version > max(taken, default=-1):  # the initial version 0 is accepted, and gaps are
            state.update(version, f"v{version}")
            taken.append(version)
        else:
            with pytest.raises(StaleVersion, match=f"version {version} is not above"):
                state.update(version, "refused")
        newest = max(taken, default=0)
        assert state.read() == (newest, f"v{newest}" if taken else None)


def test_vs1_of_concurrent_updates_to_one_version_exactly_one_wins() -> None:
    state, wins, begin = VersionedState[int](), list[int](), threading.Barrier(8)

    def update(mark: int) -> None:
        for version in range(1, 200):
            begin.wait(timeout=10)
            try:
                state.update(version, mark)
            except StaleVersion:
                continue
            wins.append(version)

    threads = [threading.Thread(target=update, args=(mark,)) for mark in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wins == list(range(1, 200))
