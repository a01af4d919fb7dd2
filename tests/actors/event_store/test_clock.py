"""VC1 to VC5."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import concurrent, happens_before, merge, tick

Counts = dict[str, int]
clocks = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3))


def _counts(clock: Counts) -> Counts:
    return {process: count for process, count in clock.items() if count}


@given(clocks, clocks)
def test_vc1_tick_adds_one_and_merge_takes_the_maximum(a: Counts, b: Counts) -> None:
    before = dict(a), dict(b)
    assert tick(a, "a") == {**a, "a": a.get("a", 0) + 1}
    assert _counts(merge(a, b)) == _counts({p: max(a.get(p, 0), b.get(p, 0)) for p in a | b})
    assert (a, b) == before


def test_vc2_examples() -> None:
    assert happens_before({"p1": 1}, {"p1": 2})
    assert happens_before({"p1": 1}, {"p1": 1, "p2": 1})
    assert happens_before({}, {"p1": 1})
    assert not happens_before({"p1": 2}, {"p1": 1, "p2": 5})


@pytest.mark.parametrize(
    ("a", "b"), [({}, {}), ({"p1": 1}, {"p1": 1}), ({"p1": 1}, {"p2": 1}), ({}, {"p1": 0})]
)
def test_vc3_concurrent(a: Counts, b: Counts) -> None:
    assert concurrent(a, b)
    assert concurrent(b, a)


@pytest.mark.parametrize("operation", [merge, happens_before, concurrent])
def test_vc4_negative_counts_are_rejected(operation: object) -> None:
    assert callable(operation)
    for a, b in (({"p": -1}, {}), ({}, {"p": -1}), ({"p": 2**63}, {})):
        with pytest.raises(ValueError, match="'p'"):
            operation(a, b)


def test_vc4_the_largest_count_works_and_the_next_does_not() -> None:
    largest = {"p": 2**63 - 1}
    assert tick({"p": 2**63 - 2}, "p") == largest
    assert merge(largest, {"p": 1}) == largest
    with pytest.raises(ValueError, match="outside"):
        tick(largest, "p")


@given(clocks, clocks, clocks)
def test_vc5_happens_before_is_a_strict_partial_order(a: Counts, b: Counts, c: Counts) -> None:
    assert not happens_before(a, a)
    assert not (happens_before(a, b) and happens_before(b, a))
    if happens_before(a, b) and happens_before(b, c):
        assert happens_before(a, c)
    assert happens_before(a, b) == happens_before(_counts(a), _counts(b))


@given(clocks, clocks, clocks)
def test_vc5_merge_is_a_least_upper_bound(a: Counts, b: Counts, c: Counts) -> None:
    assert _counts(merge(a, b)) == _counts(merge(b, a))
    assert _counts(merge(merge(a, b), c)) == _counts(merge(a, merge(b, c)))
    assert merge(a, a) == a
    for each in (a, b):
        assert happens_before(each, merge(a, b)) or _counts(each) == _counts(merge(a, b))
