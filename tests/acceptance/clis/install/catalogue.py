"""The coding CLIs, each in the version that was tried, and where its program lies."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Registry = Literal["npm", "pypi"]


@dataclass(frozen=True, slots=True)
class Package:
    """A CLI in its registry.

    `programs` are patterns below its folder, the first that matches wins: npm's platform
    packages hold a program that needs no install script. `script`: node runs it.
    """

    name: str
    registry: Registry
    package: str
    version: str
    programs: tuple[str, ...]
    script: bool = False

    @property
    def folder(self) -> str:
        """Its folder in the cache: another version never meets this one's files."""
        return f"{self.name}-{self.version}"

    def program_in(self, root: Path) -> Path | None:
        """Its program below `root`, if it is there."""
        found = (path for pattern in self.programs for path in sorted(root.glob(pattern)))
        return next(found, None)


CLAUDE = Package(
    "claude",
    "npm",
    "@anthropic-ai/claude-code",
    "2.1.328",
    ("node_modules/@anthropic-ai/claude-code-*/claude",),
)
CODEX = Package(
    "codex",
    "npm",
    "@openai/codex",
    "0.169.0",
    ("node_modules/@openai/codex-*/vendor/*/bin/codex",),
)
GEMINI = Package(
    "gemini",
    "npm",
    "@google/gemini-cli",
    "0.61.0",
    ("node_modules/@google/gemini-cli/bundle/gemini.js",),
    script=True,
)
# The baseline build runs on processors without AVX2 too, so it is the one that is always right.
OPENCODE = Package(
    "opencode",
    "npm",
    "opencode-ai",
    "1.18.33",
    (
        "node_modules/opencode-*-baseline/bin/opencode",
        "node_modules/opencode-*/bin/opencode",
    ),
)
AIDER = Package("aider", "pypi", "aider-chat", "0.86.2", ("bin/aider",))

CATALOGUE = {package.name: package for package in (CLAUDE, CODEX, GEMINI, OPENCODE, AIDER)}
