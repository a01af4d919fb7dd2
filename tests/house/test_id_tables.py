"""The tables of requirements and their tests are up to date, and every requirement has a test."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def id_table(repository: Path) -> ModuleType:
    """The script that makes the tables."""
    spec = importlib.util.spec_from_file_location("id_table", repository / ".ci" / "id_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_table_is_up_to_date(repository: Path, id_table: ModuleType) -> None:
    tables = list(id_table.tables(repository))
    assert tables
    stale = [path.name for path, text in tables if path.read_text("utf-8") != text]
    assert stale == [], "run `python .ci/id_table.py`"


def test_each_requirement_has_a_test(repository: Path, id_table: ModuleType) -> None:
    proved = id_table.tests_by_id(repository / "tests")
    sources = (repository / "docs" / "ids").glob("*.tsv")
    unproved = [key for each in sources for key in id_table.requirements(each) if key not in proved]
    assert unproved == []


def test_a_table_names_tests_and_shows_what_has_none(tmp_path: Path, id_table: ModuleType) -> None:
    (tmp_path / "tests" / "deep").mkdir(parents=True)
    test = "def test_ab1_holds() -> None: ...\nasync def test_ab12_too() -> None: ...\n"
    (tmp_path / "tests" / "deep" / "test_it.py").write_text(test)
    (tmp_path / "docs" / "ids").mkdir(parents=True)
    (tmp_path / "docs" / "ids" / "things.tsv").write_text("AB1\tit holds\nAB2\tit holds too\n")
    ((path, text),) = id_table.tables(tmp_path)
    assert path == tmp_path / "docs" / "things-ids.md"
    assert "| AB1 | it holds | [test_ab1_holds](../tests/deep/test_it.py) |\n" in text
    assert "| AB2 | it holds too |  |\n" in text
    assert "AB12" not in text
