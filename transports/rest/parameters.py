"""The parameters in a URL, each checked; those that there are not are refused by name."""

from collections.abc import Collection

from werkzeug.datastructures import MultiDict

from .errors import BadFields, FieldError, bad_field, unknown_name

MOST = 2**63 - 1
_FLAGS = {"": True, "1": True, "true": True, "0": False, "false": False}


class Parameters:
    """The query of one request. `BadFields` names what is unknown, repeated or malformed."""

    def __init__(self, query: MultiDict[str, str], *known: str) -> None:
        self._query = query
        wrong = [unknown_name(name, "parameter", [*known]) for name in query if name not in known]
        wrong += [
            FieldError(name, f"given {len(values)} times; give it once")
            for name, values in query.lists()
            if name in known and len(values) > 1
        ]
        if wrong:
            raise BadFields(*wrong)

    def text(self, name: str) -> str | None:
        """Return a parameter, which must not be empty; None when it is absent."""
        value = self._query.get(name)
        if value == "":
            raise bad_field(name, "must not be empty")
        return value

    def integer(self, name: str, default: int, *, least: int = 0, most: int = MOST) -> int:
        """Return an integer of a range."""
        text = self.text(name)
        if text is None:
            return default
        number = as_integer(text)
        if number is None or not least <= number <= most:
            raise bad_field(name, f"must be an integer from {least} to {most}, not {text!r}")
        return number

    def flag(self, name: str) -> bool:
        """Return whether a flag is set: `1`, `true` or nothing set it, `0` and `false` do not."""
        if name not in self._query:
            return False
        text = self._query[name].lower()
        if text not in _FLAGS:
            raise bad_field(name, f"must be 1 or 0, not {text!r}")
        return _FLAGS[text]

    def choice(self, name: str, choices: Collection[str]) -> str | None:
        """Return one of some words."""
        text = self.text(name)
        if text is not None and text not in choices:
            raise BadFields(FieldError(name, _no_choice(text, choices)))
        return text

    def choices(self, name: str, choices: Collection[str]) -> frozenset[str]:
        """Return some of some words, which are separated by commas."""
        chosen = frozenset((self.text(name) or "").split(",")) - {""}
        wrong = sorted(chosen.difference(choices))
        if wrong:
            raise BadFields(*(FieldError(name, _no_choice(each, choices)) for each in wrong))
        return chosen


def as_integer(text: str) -> int | None:
    """Return the integer that a text is, or None; a sign and 19 digits at most."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None


def _no_choice(text: str, choices: Collection[str]) -> str:
    return f"{text!r}: {unknown_name(text, 'choice', [*choices]).reason}"
