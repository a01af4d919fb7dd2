"""What a CLI is put through: what its model answers, and what is done to the CLI."""

import signal
from dataclasses import dataclass
from typing import Literal

from ..stand_in.script import Shell, Step

When = Literal["tool", "stalled"]
# A command that a scenario runs makes this file first: then its tool is seen to be at work.
STARTED = "started"


@dataclass(frozen=True, slots=True)
class Stop:
    """A signal to the CLI's leader or to its whole `group`, `after` seconds from a moment on.

    `tool`: its shell command has started; `stalled`: its model has left it without an answer.
    """

    number: signal.Signals
    when: When
    after: float = 0.0
    patience: float = 6.0
    group: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """One run; it is killed after `limit` seconds, whatever happens.

    `subscription`: with the credentials of a plan instead of an API key, where a CLI knows both.
    `env` is added to its environment.
    """

    name: str
    steps: tuple[Step, ...]
    limit: float = 60.0
    stop: Stop | None = None
    subscription: bool = False
    env: tuple[tuple[str, str], ...] = ()
    prompt: str = "Do as you are told."

    @property
    def commands(self) -> list[str]:
        """The shell commands in it."""
        return [step.command for step in self.steps if isinstance(step, Shell)]
