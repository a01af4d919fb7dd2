"""What is held for clients is bounded (TR3)."""

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import Event, EventType, new_event
from understudy.transports.streams.cache import FrameCache
from understudy.transports.streams.connection import BATCH_BYTES, portions
from understudy.transports.streams.frame import Frame

Sizes = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 60)), max_size=60)


@given(Sizes)
def test_tr3_the_frames_that_are_kept_stay_within_their_bytes(puts: list[tuple[int, int]]) -> None:
    cache, kept = FrameCache(100), dict[str, Frame]()
    for name, size in puts:
        frame = kept.setdefault(str(name), Frame(1, "T", "t", 0, b"x" * size))
        cache.put(str(name), frame)
        assert cache.size <= 100
        assert cache.get(str(name)) is frame
        held = [found for found in map(cache.get, kept) if found is not None]
        assert cache.size == sum(len(found.payload) for found in held)
        assert len(cache) == len(held)


def test_tr3_what_was_not_used_for_longest_goes_first() -> None:
    cache = FrameCache(100)
    for name in "abc":
        cache.put(name, Frame(1, "T", "t", 0, b"x" * 40))
        cache.get("a")
    assert [cache.get(name) is not None for name in "abc"] == [True, False, True]


def test_tr3_a_frame_larger_than_all_is_not_kept() -> None:
    cache = FrameCache(100)
    cache.put("big", Frame(1, "T", "t", 0, b"x" * 101))
    assert (len(cache), cache.size) == (0, 0)


@given(lengths=st.lists(st.integers(0, BATCH_BYTES * 2), max_size=64))
def test_tr3_portions_are_bounded_and_lose_nothing(lengths: list[int]) -> None:
    events = [_output(length) for length in lengths]
    split = list(portions(events))
    assert [event for group in split for event in group] == events
    for group in split:
        sizes = [event.data["length"] for event in group]
        assert group
        assert sum(sizes) <= BATCH_BYTES or len(sizes) == 1


def test_tr3_other_events_do_not_count_as_output() -> None:
    events = [new_event("t", EventType.TASK_STARTED, {"length": BATCH_BYTES}) for _ in range(3)]
    assert list(portions(events)) == [events]


def _output(length: int) -> Event:
    data: dict[str, object] = {"offset": 0, "length": length, "segments": []}
    return new_event("t", EventType.WORKER_OUTPUT, data)
