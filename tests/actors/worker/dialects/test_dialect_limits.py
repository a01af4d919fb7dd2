"""WK6: limits in any program's output, and what only speaks of them."""

import time
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from understudy.actors.worker.dialects import Overloaded, RateLimited, recognise_limit

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def test_wk6_limits_that_were_met_are_recognised(streams: Any) -> None:
    rows = [line.split("\t") for line in streams.lines("limits_met")[1:]]
    assert len(rows) > 25
    for kind, provider, status, wait, line in rows:
        found = recognise_limit(line, NOW)
        assert type(found) is (RateLimited if kind == "rate" else Overloaded), line
        assert found.provider == provider.replace("-", ""), line
        assert str(found.status or "-") == status, line
        assert found.wait_sec == (None if wait == "-" else float(wait)), line


def test_wk6_limits_that_are_only_mentioned_are_none(streams: Any) -> None:
    lines = streams.lines("limits_mentioned")
    assert len(lines) > 50
    assert [line for line in lines if recognise_limit(line, NOW)] == []


@pytest.mark.parametrize(
    "piece", ["429 ", "error ", "quota ", "try again in 1s ", "1 s ", "resets "]
)
def test_wk6_no_line_takes_long(piece: str) -> None:
    text = (piece * 4096)[:4096]
    before = time.thread_time()
    recognise_limit(text, NOW)
    recognise_limit(text, NOW, trusted=True)
    assert time.thread_time() - before < 1.0
