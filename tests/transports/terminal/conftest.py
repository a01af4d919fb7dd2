"""Events as the API sends them, and a terminal that does what it is told."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

BEGIN = datetime(2025, 11, 20, 5, 30, tzinfo=UTC)


@pytest.fixture
def event() -> Callable[..., dict[str, Any]]:
    """`event("t", "TASK_FAILED", at=1.5, reason="...")`: `at` in seconds from the beginning."""
    numbers = count(1)

    def make(task_id: str, kind: str, *, at: float = 0.0, **data: Any) -> dict[str, Any]:
        return {
            "task_id": task_id,
            "event_type": kind,
            "timestamp": (BEGIN + timedelta(seconds=at)).isoformat(),
            "sequence_number": next(numbers),
            "data": data,
        }

    return make


@pytest.fixture
def output(event: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """`output("t", "text", stream="stderr")`: an event with a piece of output."""
    written: dict[str, int] = {}

    def make(task_id: str, text: str, *, stream: str = "stdout", at: float = 0.0) -> dict[str, Any]:
        offset, length = written.get(task_id, 0), len(text.encode())
        written[task_id] = offset + length
        segments = [{"stream": stream, "text": text}]
        lines = text.count("\n")
        data = {"offset": offset, "length": length, "segments": segments, "lines": lines}
        return event(task_id, "WORKER_OUTPUT", at=at, **data)

    return make


_TOKEN = re.compile(r"\x1b\[(\??\d*)([A-Za-z])|\r|\n|[^\x1b\r\n]")


class Screen:
    """As much of a terminal as the painter uses; it fails on anything else."""

    def __init__(self) -> None:
        self.rows = [""]
        self.row = self.column = 0
        self.cursor_shown = True
        self.erased: list[int] = []

    def feed(self, text: str) -> None:
        assert _TOKEN.sub("", text) == ""
        for token in _TOKEN.finditer(text):
            if token[2]:
                self._control(token[1], token[2])
            else:
                self._character(token[0])

    def _control(self, number: str, final: str) -> None:
        match number, final:
            case "?25", "h" | "l":
                self.cursor_shown = final == "h"
            case "?2026", _:
                pass
            case "", "K":
                self.rows[self.row] = self.rows[self.row][: self.column]
            case "", "J":
                self.rows[self.row] = self.rows[self.row][: self.column]
                del self.rows[self.row + 1 :]
            case "", "H":
                self.row = self.column = 0
            case count, "A":
                self.row -= int(count)
                assert self.row >= 0
            case _:
                raise AssertionError((number, final))

    def _character(self, character: str) -> None:
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
            self.rows += [""] * (self.row >= len(self.rows))
        else:
            row = self.rows[self.row].ljust(self.column)
            self.rows[self.row] = row[: self.column] + character + row[self.column + 1 :]
            self.column += 1


@pytest.fixture(scope="session")
def make_screen() -> Callable[[], Screen]:
    return Screen
