"""JSON objects of programs that may change them: every wish has an answer, none raises."""

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, cast

import msgspec

# JavaScript cuts text between the halves of a surrogate pair and writes the half as an escape.
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


class Fields:
    """An object's fields by path, of the type that is asked for; what is amiss counts as absent."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @property
    def data(self) -> Mapping[str, Any]:
        """The object itself."""
        return self._data

    def value(self, *path: str) -> Any:
        """Whatever is at `path`, or None."""
        found: Any = self._data
        for key in path:
            if not isinstance(found, Mapping):
                return None
            found = cast(Mapping[str, Any], found).get(key)
        return found

    def text(self, *path: str) -> str:
        """A string, or an empty one."""
        found = self.value(*path)
        return found if isinstance(found, str) else ""

    def number(self, *path: str) -> float | None:
        """A finite number that is not negative."""
        found = self.value(*path)
        if isinstance(found, bool) or not isinstance(found, int | float):
            return None
        return float(found) if 0 <= found < 1e15 and isfinite(found) else None

    def count(self, *path: str) -> int | None:
        """The same, as an integer."""
        found = self.number(*path)
        return None if found is None else int(found)

    def flag(self, *path: str) -> bool:
        """Whether true stands there."""
        return self.value(*path) is True

    def fields(self, *path: str) -> "Fields":
        """An object, or an empty one."""
        found = self.value(*path)
        return Fields(cast(Mapping[str, Any], found) if isinstance(found, Mapping) else {})

    def items(self, *path: str) -> list["Fields"]:
        """The objects in an array; what else is in it is left out."""
        found = self.value(*path)
        array = cast(list[Any], found) if isinstance(found, list) else []
        return [Fields(cast(Mapping[str, Any], one)) for one in array if isinstance(one, Mapping)]


def read_object(line: str) -> Fields | None:
    """The JSON object that `line` is; None if it is none, torn, or nested beyond reason."""
    if not line.lstrip().startswith("{"):
        return None
    found = _decoded(line)
    if found is None and "\\u" in line:
        found = _decoded(_HALF.sub(r"\\ufffd", line))
    return Fields(cast(Mapping[str, Any], found)) if isinstance(found, Mapping) else None


def _decoded(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
