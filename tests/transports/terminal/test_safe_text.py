"""What is shown cannot harm the terminal, and is short."""

import pytest
from understudy.transports.terminal import Board, clean, human_bytes, human_time


def test_labels_are_short_safe_and_different() -> None:
    board = Board()
    for task_id in ("a", "b"):
        board.add(task_id, ["/usr/bin/make", "\x1b[31m" + "x" * 100])
    labels = [block.label for block in board.blocks.values()]
    assert len(set(labels)) == 2
    assert all(len(label) <= 24 and label.isprintable() for label in labels)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"\x1b[31mred\x1b[0m", "red"),
        (b"\x1b]0;title\x07text", "text"),
        (b"a\tb", "a       b"),
        (b"\xff\x9b2J", "\ufffd\ufffd2J"),
        ("a\x9b2J\u202eb".encode(), "a2Jb"),
        (b"\x00\x08\x7f", ""),
    ],
)
def test_nothing_in_a_line_can_move_the_cursor(raw: bytes, shown: str) -> None:
    assert clean(raw) == shown


def test_quantities_are_short() -> None:
    sizes = (0, 999, 1000, 9949, 99_500, 999_499, 999_500, 10**15)
    assert [human_bytes(n) for n in sizes] == (
        ["0 B", "999 B", "1.0 KB", "9.9 KB", "100 KB", "999 KB", "1.0 MB", "1000 TB"]
    )
    assert [human_time(n) for n in (-1, 59.94, 60, 3723)] == ["0.0 s", "59.9 s", "1:00", "1:02:03"]
