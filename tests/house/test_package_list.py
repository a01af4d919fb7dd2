"""pyproject.toml names every package: a folder that it forgets is missing from the wheel."""

import tomllib
from pathlib import Path

ROOTS = ("actors", "config", "supervisors", "transports")


def folders_with_code(root: Path) -> set[str]:
    """The packages that the folders are, by their installed names."""
    modules = (file for name in ROOTS for file in (root / name).rglob("*.py"))
    folders = {module.parent.relative_to(root) for module in modules}
    return {".".join(("understudy", *folder.parts)) for folder in folders}


def listed_packages(root: Path) -> set[str]:
    """The packages that pyproject.toml lists."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return set(pyproject["tool"]["setuptools"]["packages"])


def folder_of(root: Path, package: str) -> Path:
    """Where the sources of an installed package lie."""
    return root.joinpath(*package.split(".")[1:])


def problems(root: Path) -> list[str]:
    """Each way in which the list and the folders differ."""
    listed, found = listed_packages(root), folders_with_code(root)
    plain = [name for name in found if not (folder_of(root, name) / "__init__.py").is_file()]
    unmarked = [name for name in ROOTS if not (root / name / "py.typed").is_file()]
    return sorted(
        [f"{name}: not in pyproject.toml" for name in found - listed]
        + [f"{name}: listed, but its folder has no code" for name in listed - found]
        + [f"{name}: has no __init__.py" for name in plain]
        + [f"{name}: has no py.typed" for name in unmarked]
    )


def test_the_package_list_is_the_folders(repository: Path) -> None:
    assert problems(repository) == []


def test_each_way_to_differ_is_seen(tmp_path: Path) -> None:
    for name in ROOTS:
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "__init__.py").touch()
        (tmp_path / name / "py.typed").touch()
    (tmp_path / "actors" / "deep" / "module.py").touch()
    (tmp_path / "config" / "py.typed").unlink()
    listed = [f"understudy.{name}" for name in (*ROOTS, "actors.gone")]
    (tmp_path / "pyproject.toml").write_text(f"[tool.setuptools]\npackages = {listed}\n")
    assert problems(tmp_path) == [
        "config: has no py.typed",
        "understudy.actors.deep: has no __init__.py",
        "understudy.actors.deep: not in pyproject.toml",
        "understudy.actors.gone: listed, but its folder has no code",
    ]
