"""The options that every command has, before or after its name."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .common import Common

Function = TypeVar("Function", bound=Callable[..., Any])


def _set(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> None:
    for value in values:
        key, equals, text = value.partition("=")
        if not equals or "." not in key:
            raise click.BadParameter(f"{value!r} is not of the form section.key=value")
        ctx.ensure_object(Common).overrides[key.strip()] = text.strip()


def _setting(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            ctx.ensure_object(Common).overrides[key] = str(value)

    return remember


def _json(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Common).json = True


def setting_option(*names: str, key: str, **more: Any) -> Callable[[Function], Function]:
    """Make an option that is a setting by another name."""
    return click.option(*names, expose_value=False, callback=_setting(key), default=None, **more)


_OPTIONS = (
    click.option(
        "--set",
        multiple=True,
        metavar="KEY=VALUE",
        expose_value=False,
        callback=_set,
        help="A setting for this run, as in --set server.port=0; may be repeated.",
    ),
    setting_option(
        "--data-dir",
        key="storage.data_dir",
        metavar="FOLDER",
        help="The folder of the store and the logs (storage.data_dir).",
    ),
    click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=_json,
        help="Print JSON, one value a line.",
    ),
)
_ADDRESS = (
    setting_option("--host", key="server.host", help="Address to listen on (server.host)."),
    setting_option(
        "--port", key="server.port", metavar="N", help="Port to listen on, 0: any (server.port)."
    ),
)


COMMON_NAMES = frozenset({"set", "data_dir", "json", "host", "port"})
"""The parameters that these options make."""


def common_options(function: Function) -> Function:
    """Give a command the options that all have."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def address_options(function: Function) -> Function:
    """Give a command that may start a server the options of its address."""
    for option in reversed(_ADDRESS):
        function = option(function)
    return function
