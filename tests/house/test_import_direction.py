"""Imports go one way, and a concern never imports another concern's insides.

config <- actors.kernel <- actors.event_store <- other actors <- supervisors.application
<- transports; `supervisors` itself stands on kernel and config alone.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

ImportReader = Callable[[Path], list[tuple[str, str, int]]]

# What each layer may import besides itself; the longest name that fits a module is its layer.
BELOW = {
    "config": (),
    "actors": ("config", "actors.kernel", "actors.event_store", "actors"),
    "actors.kernel": ("config",),
    "actors.event_store": ("config", "actors.kernel"),
    "supervisors": ("config", "actors.kernel"),
    "supervisors.application": ("config", "actors", "supervisors"),
    "transports": ("config", "actors", "supervisors"),
}


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def layer_of(module: str) -> str:
    return max((layer for layer in BELOW if within(module, layer)), key=len)


def concern_of(module: str) -> str:
    """The package whose insides are its own: an actor's folder, or `supervisors`."""
    return ".".join(module.split(".")[: 2 if within(module, "actors") else 1])


def is_inside(imported: str) -> bool:
    """Whether `imported` is more of a concern than its package root and its messages."""
    concern = concern_of(imported)
    open_to_all = {concern, f"{concern}.messages", "supervisors.application"}
    hidden = within(imported, "actors") or within(imported, "supervisors")
    return hidden and imported not in open_to_all


def problem(importer: str, imported: str) -> str | None:
    """What is wrong with one import, or None."""
    if within(imported, "asyncio"):
        return "trio only, never asyncio"
    if within(imported, "understudy"):
        return "a relative import is wanted inside the sources"
    if not any(
        within(imported, root) for root in ("actors", "config", "supervisors", "transports")
    ):
        return None
    layer, same = layer_of(importer), concern_of(importer) == concern_of(imported)
    allowed = any(within(imported, lower) for lower in BELOW[layer])
    if layer_of(imported) != layer and not allowed:
        return f"{layer} stands below or beside it"
    return None if same or not is_inside(imported) else "another concern's insides"


def problems(imports: list[tuple[str, str, int]]) -> list[str]:
    found = ((line, a, b, problem(a, b)) for a, b, line in imports)
    return [f"{a}, line {line}, imports {b}: {why}" for line, a, b, why in found if why]


def test_imports_go_one_way(repository: Path, read_imports: ImportReader) -> None:
    imports = read_imports(repository)
    assert {"trio", "pykka"} <= {imported for _, imported, _ in imports}
    assert problems(imports) == []


@pytest.mark.parametrize(
    ("file", "source", "why"),
    [
        ("config/a.py", "from ..actors.kernel import X", "config stands below"),
        ("actors/kernel/a.py", "from ..worker import X", "actors.kernel stands below"),
        ("supervisors/a.py", "from ..actors.worker import X", "supervisors stands below"),
        ("supervisors/application/a.py", "from ... import transports", "stands below"),
        ("actors/orchestrator/a.py", "from ..worker import inside", "another concern's insides"),
        ("actors/orchestrator/a.py", "from ..worker.inside import X", "another concern's insides"),
        ("actors/worker/a.py", "def f():\n    import asyncio", "never asyncio"),
        ("actors/worker/a.py", "from understudy.config import X", "relative"),
        ("actors/worker/a.py", "from ..orchestrator.messages import X", None),
        ("actors/worker/agents/a.py", "from ..inside import X", None),
        ("transports/a.py", "from ..actors.worker import X\nfrom .b import Y\nimport os", None),
    ],
)
def test_each_wrong_way_is_seen(
    tmp_path: Path, read_imports: ImportReader, file: str, source: str, why: str | None
) -> None:
    for known in (file, "actors/worker/__init__.py", "actors/worker/inside.py", "transports/b.py"):
        (tmp_path / known).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / known).touch()
    (tmp_path / file).write_text(source)
    found = problems(read_imports(tmp_path))
    assert [why] == [why for line in found if why and why in line] if why else found == []
