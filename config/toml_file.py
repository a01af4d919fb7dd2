"""A TOML file read together with the line of each of its keys."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .errors import Problem, SettingsError
from .keys import flatten, setting_of
from .origin import Layer, Origin


def read_toml(file: Path, layer: Layer) -> dict[str, tuple[Any, Origin]]:
    """The file's values by dotted key, each with its origin.

    Raises SettingsError, naming the line, for a file that cannot be read or is no TOML.
    """
    text = _read_text(file, layer)
    try:
        values = dict(flatten(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        origin = Origin(layer, file, _line_of(error, text))
        raise SettingsError([Problem(None, origin, f"not valid TOML: {error}")]) from error
    lines: dict[str, int] = {}
    for key, line in key_lines(text):
        lines.setdefault(setting_of(key), line)
    return {key: (value, Origin(layer, file, lines.get(key))) for key, value in values.items()}


def _read_text(file: Path, layer: Layer) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        problem = Problem(None, Origin(layer, file), f"cannot be read: {reason}")
        raise SettingsError([problem]) from error


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that the parser names; at the end of the document it names none."""
    named = re.search(r"at line (\d+)", str(error))
    return int(named[1]) if named else max(1, len(text.splitlines()))


def key_lines(text: str) -> Iterator[tuple[str, int]]:
    """Each dotted key of a valid document, tables included, with the line on which it starts."""
    prefix = ""
    for line, statement in _statements(text):
        keys = [key for key, _ in flatten(tomllib.loads(statement))]
        if statement.lstrip().startswith("["):
            prefix = f"{keys[0]}."
            yield keys[0], line
        else:
            yield from ((prefix + key, line) for key in keys)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Split a valid document into its statements, each with its first line.

    Only the parser knows where a value of several lines ends: lines are added until it agrees.
    """
    pending, start = "", 1
    # splitlines() would also break at characters that TOML allows inside a string.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        pending += f"{line}\n"
        try:
            tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        yield start, pending
        pending, start = "", number + 1
