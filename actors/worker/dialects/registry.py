"""All dialects: a new one is a file and a line here."""

from collections.abc import Mapping

from .aider import AiderDialect
from .claude import ClaudeDialect
from .codex import CodexDialect
from .gemini import GeminiDialect
from .opencode import OpenCodeDialect
from .parsing import Dialect
from .plain import PlainDialect

_ALL: tuple[Dialect, ...] = (
    ClaudeDialect(),
    CodexDialect(),
    GeminiDialect(),
    OpenCodeDialect(),
    AiderDialect(),
    PlainDialect(),
)
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in _ALL}
"""By the name that an agent's settings use."""
