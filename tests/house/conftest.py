"""The imports of a source tree, read from its syntax: what the rules about imports look at."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOTS = ("actors", "config", "supervisors", "transports")


# Who imports, what is imported (dotted from the repository's root where it is ours), in which line.
Import = tuple[str, str, int]


def _module_name(root: Path, file: Path) -> str:
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _base(root: Path, file: Path, node: ast.ImportFrom) -> str:
    """The module that `from ... import` names, relative ones resolved."""
    if not node.level:
        return node.module or ""
    package = file.relative_to(root).parts[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join((*kept, *filter(None, [node.module])))


def _offers(root: Path, module: str, name: str) -> bool:
    """Whether `name` is one of the package's public names, and not a module inside it."""
    init = root.joinpath(*module.split(".")) / "__init__.py"
    return init.is_file() and f'"{name}"' in init.read_text("utf-8")


def _from_targets(root: Path, file: Path, node: ast.ImportFrom) -> Iterator[str]:
    base = _base(root, file, node)
    folder = root.joinpath(*base.split("."))
    for alias in node.names:
        inside = (folder / f"{alias.name}.py").is_file() or (folder / alias.name).is_dir()
        module = inside and not _offers(root, base, alias.name)
        yield f"{base}.{alias.name}".lstrip(".") if module else base


def _imports_of(root: Path, file: Path) -> Iterator[Import]:
    importer = _module_name(root, file)
    for node in ast.walk(ast.parse(file.read_text("utf-8"), str(file))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield importer, alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            for target in _from_targets(root, file, node):
                yield importer, target, node.lineno


@pytest.fixture(scope="session")
def read_imports() -> Callable[[Path], list[Import]]:
    """A function from a tree's root folder to all imports in its four source folders."""

    def read(root: Path) -> list[Import]:
        files = sorted(file for name in ROOTS for file in (root / name).rglob("*.py"))
        return [found for file in files for found in _imports_of(root, file)]

    return read
