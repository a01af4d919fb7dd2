"""What users write, as an expression that SQLite's FTS5 takes without an error."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .messages import SearchEvents

_term = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_ASTERISKS = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, some words in a row, or the beginning of a word."""

    text: str
    is_prefix: bool


def terms_of(query: str) -> list[Term]:
    """Return the terms of a query; those without a letter or digit are left out."""
    found = (_term_of(*match.groups()) for match in _term.finditer(query))
    return [term for term in found if any(map(str.isalnum, term.text))]


def _term_of(phrase: str | None, asterisk: str | None, word: str | None) -> Term:
    if word is None:
        return Term(phrase or "", bool(asterisk))
    return Term(word.rstrip(_ASTERISKS), word.endswith(_ASTERISKS))


def expression_of(wanted: SearchEvents, terms: Iterable[Term]) -> str:
    """Return the FTS5 expression; every term is quoted, so that nothing in it is syntax."""
    words = " AND ".join(_quoted(term.text) + "*" * term.is_prefix for term in terms)
    parts = [f"text : ({words})"]
    if wanted.task_id is not None:
        parts.append(f"task : {name_token(wanted.task_id)}")
    if wanted.types:
        names = " OR ".join(map(name_token, sorted(wanted.types)))
        parts.append(f"kind : ({names})")
    return " AND ".join(parts)


def name_token(name: str) -> str:
    """Return a name as one word of letters and digits, which no tokenizer splits."""
    return f"x{name.encode('utf-8', 'surrogatepass').hex()}"


def _quoted(text: str) -> str:
    plain = text.replace("\0", " ").replace('"', '""')
    return f'"{plain.encode("utf-8", "replace").decode()}"'
