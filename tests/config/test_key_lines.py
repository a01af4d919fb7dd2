"""The line of each key, in every way in which TOML lets one write it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.config import Layer
from understudy.config.toml_file import key_lines, read_toml

DOCUMENT = '''\ufeff# A comment
a.b = 1

[c]
"d" = """
[not.a.table]
x = 1
"""
e = [
  1, # one
  2,
]
[ f . 'g' ]  # spaced
h = { i = 1, j.k = "=" }
'''


def test_each_way_to_write_a_key_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(DOCUMENT, "utf-8")
    found = {key: origin.line for key, (_, origin) in read_toml(file, Layer.USER).items()}
    assert found == {"a.b": 2, "c.d": 5, "c.e": 9, "f.g.h.i": 14, "f.g.h.j.k": 14}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_have_lines_too(end: str) -> None:
    text = end.join(["", "[a]", "b = 'x\u2028y'", "[c]", "[[d]]"])
    assert dict(key_lines(text)) == {"a": 2, "a.b": 3, "c": 4, "d": 5}


values = st.sampled_from(["1", "'#'", '"""\n[x]\n"""', "[\n1,\n]", "{ }", "1979-05-27"])
gaps = st.lists(st.sampled_from(["", "# k = 1", "  "]), max_size=3)


@given(st.lists(st.tuples(gaps, values), max_size=8))
def test_any_document_is_followed(parts: list[tuple[list[str], str]]) -> None:
    lines: list[str] = []
    wanted: dict[str, int] = {}
    for number, (gap, value) in enumerate(parts):
        lines += gap
        wanted[f"key{number}"] = len(lines) + 1
        lines += f"key{number} = {value}".split("\n")
    assert dict(key_lines("\n".join(lines))) == wanted
