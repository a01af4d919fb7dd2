"""The guardian: the small program that stands between the server and one command.

It runs in a process of its own, isolated (`python -I -S`), with the standard library alone, and
imports little, so that it starts in milliseconds. Nothing in here may import from outside this
folder: the guardian finds it by its path, as a top-level package.
"""

__all__: list[str] = []
