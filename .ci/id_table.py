"""Which tests prove which requirement: `python .ci/id_table.py` writes the tables in docs/.

The requirements of docs/ids/NAME.tsv (id, tab, what must hold) are in docs/NAME-ids.md beside the
tests that name them: `test_es1_...` proves ES1. `tests/house` holds that no table is stale and
that no requirement is without a test.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_test_name = re.compile(r"^ *(?:async )?def (test_([a-z]+\d+)_\w+)", re.MULTILINE)


def requirements(source: Path) -> dict[str, str]:
    """Return what must hold, by id, in the file's order."""
    lines = source.read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line)


def tests_by_id(tests: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (path from the root, name) of each test that names an id, by id."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file in sorted(tests.rglob("test_*.py")):
        for name, lower_id in _test_name.findall(file.read_text("utf-8")):
            path = file.relative_to(tests.parent).as_posix()
            found.setdefault(lower_id.upper(), []).append((path, name))
    return found


def table(source: Path, tests: Path) -> str:
    """Return the table of one file of requirements, as Markdown."""
    proofs = tests_by_id(tests)
    lines = [
        f"# {source.stem}: requirements and their tests",
        "",
        f"Made by `python .ci/id_table.py` of `docs/ids/{source.name}` and the names of the tests.",
        "",
        "| id | must hold | tests |",
        "|---|---|---|",
    ]
    for key, text in requirements(source).items():
        named = "<br>".join(_named(path, name) for path, name in proofs.get(key, []))
        lines.append(f"| {key} | {text} | {named} |")
    return "\n".join(lines) + "\n"


def _named(path: str, name: str) -> str:
    return f"[{name}](../{path})"


def tables(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each table's file and what should be in it."""
    for source in sorted((root / "docs" / "ids").glob("*.tsv")):
        yield root / "docs" / f"{source.stem}-ids.md", table(source, root / "tests")


def main() -> int:
    """Write the tables."""
    for path, text in tables(ROOT):
        path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
