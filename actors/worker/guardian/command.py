"""What is to run, checked before anything is started."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import uuid4

from .child.request import Request, encode
from .errors import CommandError, start_error
from .orphans import GUARD_ID, SERVER_ID, TASK_ID


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, folder, environment, and the marks that tell whose it is."""

    argv: tuple[str, ...]
    cwd: str
    env: Mapping[str, str]
    marks: Mapping[str, str]

    @classmethod
    def of(
        cls,
        argv: Sequence[str],
        cwd: str | os.PathLike[str],
        env: Mapping[str, str],
        *,
        server_id: str,
        task_id: str,
    ) -> Self:
        """A command with marks of its own; a relative folder starts at the server's."""
        marks = {SERVER_ID: server_id, TASK_ID: task_id, GUARD_ID: uuid4().hex}
        # Not Path.resolve(): a command may care by which symbolic link its folder was named.
        return cls(tuple(argv), os.path.abspath(cwd), env, marks)  # noqa: PTH100

    def encode(self, *, terminal: bool, leftover_patience: float) -> bytes:
        """The request to the guardian. ValueError if the command is empty or has a NUL in it."""
        if not self.argv or not self.argv[0]:
            raise ValueError("the command is empty: name at least a program to run")
        environment = {**self.env, **self.marks}
        return encode(
            Request(
                [os.fsencode(argument) for argument in self.argv],
                os.fsencode(self.cwd),
                {os.fsencode(name): os.fsencode(value) for name, value in environment.items()},
                terminal,
                leftover_patience,
            )
        )

    def error(self, step: str, errno: int) -> CommandError:
        """Why it could not be started, in words for its user."""
        path = self.env.get("PATH", os.defpath)
        return start_error(step, errno, self.argv[0], self.cwd, path)
