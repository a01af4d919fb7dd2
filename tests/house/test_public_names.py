"""Each package says what it is and, in `__all__`, what it offers."""

import ast
import importlib
from pathlib import Path

import pytest

ROOTS = ("actors", "config", "supervisors", "transports")


def declared_names(tree: ast.Module) -> list[str] | None:
    """The literal value of `__all__`, or None where there is none."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert node.value is not None
            return list(ast.literal_eval(node.value))
    return None


def exported_names(tree: ast.Module) -> set[str]:
    """The names that `from .module import Name` takes up into the package."""
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom) and node.level == 1)
    names = {alias.asname or alias.name for node in imports for alias in node.names}
    return {name for name in names if not name.startswith("_")}


def problems(init: Path) -> list[str]:
    """What the `__init__.py` of a package leaves open."""
    tree = ast.parse(init.read_text("utf-8"), str(init))
    declared = declared_names(tree)
    found = [] if ast.get_docstring(tree) else ["no docstring"]
    if declared is None:
        return [*found, "no __all__"]
    if len(set(declared)) < len(declared):
        found.append("__all__ names something twice")
    unlisted = sorted(exported_names(tree) - set(declared))
    return found + [f"{name} is re-exported and not in __all__" for name in unlisted]


def test_each_package_lists_its_public_names(repository: Path) -> None:
    inits = [init for name in ROOTS for init in (repository / name).rglob("__init__.py")]
    assert len(inits) > len(ROOTS)
    assert {str(init): found for init in inits if (found := problems(init))} == {}


def test_each_listed_name_is_there(repository: Path) -> None:
    for root in ROOTS:
        for init in (repository / root).rglob("__init__.py"):
            folder = init.parent.relative_to(repository)
            package = importlib.import_module(".".join(("understudy", *folder.parts)))
            missing = [name for name in package.__all__ if not hasattr(package, name)]
            assert missing == [], f"{package.__name__}.__all__ names what is not there"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""Says."""\nfrom .a import B\n\n__all__ = ["B"]\n', []),
        ('"""Says."""\n\n__all__: list[str] = []\n', []),
        ('"""Says."""\n', ["no __all__"]),
        ("__all__: list[str] = []\n", ["no docstring"]),
        ('"""Says."""\n__all__ = ["b", "b"]\n', ["__all__ names something twice"]),
        (
            '"""Says."""\nfrom .a import B\nfrom .c import _d, e as f\n\n__all__ = ["B"]\n',
            ["f is re-exported and not in __all__"],
        ),
    ],
)
def test_each_omission_is_seen(tmp_path: Path, source: str, found: list[str]) -> None:
    init = tmp_path / "__init__.py"
    init.write_text(source)
    assert problems(init) == found
