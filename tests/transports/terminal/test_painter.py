"""What is painted is what the screen shows (UI1), by a terminal that does what it is told."""

import io
import re
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from understudy.transports.terminal import Painter

MakeScreen = Callable[[], Any]
SIZE = (20, 8)
FRAMES = st.lists(st.lists(st.text("ab ", max_size=19), min_size=1, max_size=7), min_size=1)


@given(frames=FRAMES)
def test_ui1_the_screen_shows_the_last_frame(
    make_screen: MakeScreen, frames: list[list[str]]
) -> None:
    stream, screen = io.StringIO(), make_screen()
    painter = Painter(stream)
    for frame in frames:
        painter.paint(frame, SIZE)
        screen.feed(stream.getvalue())
        stream.seek(stream.truncate(0))
        assert [row.rstrip() for row in screen.rows] == [line.rstrip() for line in frame]
        assert not screen.cursor_shown
    painter.leave()
    screen.feed(stream.getvalue())
    assert screen.cursor_shown
    assert (screen.row, screen.column) == (len(frames[-1]), 0)


def test_ui1_what_has_not_changed_is_not_written_again() -> None:
    stream = io.StringIO()
    painter = Painter(stream)
    painter.paint(["one", "two", "three"], SIZE)
    stream.seek(stream.truncate(0))
    painter.paint(["one", "2", "three"], SIZE)
    assert re.findall(r"[a-z0-9]{3,}|2\x1b\[K", stream.getvalue().replace("2026", "")) == [
        "2\x1b[K"
    ]


def test_ui1_after_a_resize_all_is_painted_anew(make_screen: MakeScreen) -> None:
    stream, screen = io.StringIO(), make_screen()
    painter = Painter(stream)
    painter.paint(["one", "two"], SIZE)
    painter.paint(["one", "two"], (10, 8))
    screen.feed(stream.getvalue())
    assert screen.rows == ["one", "two"]
    assert stream.getvalue().count("\x1b[H\x1b[J") == 1


def test_leaving_twice_or_without_a_frame_writes_nothing() -> None:
    stream = io.StringIO()
    painter = Painter(stream)
    painter.leave()
    assert stream.getvalue() == ""
