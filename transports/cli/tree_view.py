"""`understudy tree`: who supervises whom, once or again and again."""

import shutil
import sys
from collections.abc import Iterator
from typing import Any

import click
import trio

from ...config import Settings
from ..client import Server
from ..terminal import Painter, clean
from .local import with_server
from .output import print_json

_INTERVAL = 0.5  # seconds between two looks


def show_tree(settings: Settings, *, watch: bool, as_json: bool) -> None:
    """Print the tree; with `watch` until it is interrupted, on a terminal in place."""

    async def ask(server: Server) -> None:
        painter = Painter(sys.stdout) if watch and sys.stdout.isatty() and not as_json else None
        try:
            while True:
                _print(await server.api.tree(), painter, as_json)
                if not watch:
                    return
                await trio.sleep(_INTERVAL)
        finally:
            if painter:
                painter.leave()

    with_server(settings, ask)


def _print(tree: dict[str, Any], painter: Painter | None, as_json: bool) -> None:
    if as_json:
        print_json(tree)
    elif painter is None:
        click.echo("\n".join(tree_lines(tree)))
    else:
        columns, rows = shutil.get_terminal_size()
        lines = [line[: columns - 1] for line in tree_lines(tree)]
        painter.paint(lines[: rows - 1], (columns, rows))


def tree_lines(node: dict[str, Any]) -> list[str]:
    """Return the tree as lines, a child below its supervisor."""
    return [_line(node), *_below(node, "")]


def _below(node: dict[str, Any], indent: str) -> Iterator[str]:
    children: list[dict[str, Any]] = node["children"]
    for child in children:
        last = child is children[-1]
        yield f"{indent}{'└─ ' if last else '├─ '}{_line(child)}"
        yield from _below(child, indent + ("   " if last else "│  "))


def _line(node: dict[str, Any]) -> str:
    view = node["view"]
    told = [clean(view["name"]), view["state"]]
    told += [f"incarnation {view['generation']}"] if view["generation"] > 1 else []
    told += [f"mailbox {node['mailbox']}"] if node["mailbox"] else []
    told += [f"handled {node['handled']:,}"] if node["handled"] else []
    told += [f"last error: {clean(view['error'])}"] if view["error"] else []
    return "  ".join(told)
