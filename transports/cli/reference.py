"""The tables of commands and exit codes for README.md, made of the commands themselves.

`python -m understudy.transports.cli.reference README.md` writes them between the markers.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from .commands import understudy
from .exit_codes import ExitCode
from .shared_options import COMMON_NAMES

BEGIN, END = "<!-- commands -->", "<!-- /commands -->"


def reference() -> str:
    """Return the section as Markdown, without its markers."""
    parts = ["| command | what it does |\n| --- | --- |"]
    parts += [f"| `{_usage(command)}` | {_summary(command)} |" for command in _commands()]
    common = [param for param in understudy.params if param.name != "version"]
    parts += ["", "Options of all commands (before or after the command's name):", ""]
    parts += ["| option | |\n| --- | --- |", *_rows(common)]
    for command in _commands():
        own = [param for param in command.params if param.name not in COMMON_NAMES]
        if rows := list(_rows(own)):
            parts += ["", f"`understudy {command.name}`:", ""]
            parts += ["| option | |\n| --- | --- |", *rows]
    parts += ["", "Exit codes:", "", "| code | meaning |\n| --- | --- |"]
    parts += [f"| {code.value} | {code.meaning} |" for code in ExitCode]
    return "\n".join(parts)


def replace_section(text: str) -> str:
    """Return a document with the section between its markers brought up to date."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document has no section {BEGIN} ... {END}")
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"


def _commands() -> list[click.Command]:
    return list(understudy.commands.values())


def _usage(command: click.Command) -> str:
    context = click.Context(command, info_name=command.name)
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    return " ".join(["understudy", str(command.name), *pieces])


def _summary(command: click.Command) -> str:
    return " ".join((command.help or "").split())


def _rows(params: list[click.Parameter]) -> Iterator[str]:
    context = click.Context(understudy)
    for param in params:
        if isinstance(param, click.Option) and (record := param.get_help_record(context)):
            names, meaning = record
            yield f"| `{names.replace('|', ' or ')}` | {meaning.replace('|', ' or ')} |"


def main(path: str) -> None:
    """Bring a document up to date."""
    document = Path(path)
    document.write_text(replace_section(document.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
