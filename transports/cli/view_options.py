"""How `run` and `attach` show tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click


@dataclass(frozen=True)
class ViewOptions:
    """plain: lines, also on a terminal. detailed: every event. patience: seconds."""

    plain: bool
    detailed: bool
    patience: float


_OPTIONS = (
    click.option("--plain", is_flag=True, help="Plain lines, also on a terminal."),
    click.option("--detailed", is_flag=True, help="Tell all events, heartbeats too."),
    click.option(
        "--patience",
        type=click.FloatRange(0),
        default=30.0,
        show_default=True,
        metavar="SEC",
        help="Wait so long for a server that went away.",
    ),
)


def view_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options; it gets them as `view`."""

    @wraps(function)
    def wrapped(*args: Any, plain: bool, detailed: bool, patience: float, **rest: Any) -> Any:
        return function(*args, view=ViewOptions(plain, detailed, patience), **rest)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
