"""All checks, one after another, as they are shown."""

from collections.abc import AsyncGenerator

import click
import trio

from ....config import Settings, SettingsError
from ...discovery import find
from ..common import Common
from ..exit_codes import ExitCode
from ..output import print_json
from .check import Check, Verdict, broken, ok
from .machine import check_machine
from .network import check_network
from .storage import check_storage

_SIGNS = {Verdict.OK: "ok     ", Verdict.WARNING: "warning", Verdict.BROKEN: "BROKEN "}


def examine(common: Common) -> int:
    """Run the checks, show each as it is done, and return the exit code."""
    return trio.run(_examine, common)


async def _examine(common: Common) -> int:
    worst = ExitCode.OK
    async for check in _checks(common):
        if check.verdict is Verdict.BROKEN:
            worst = ExitCode.FAILED
        _show(check, common.json)
    return worst


async def _checks(common: Common) -> AsyncGenerator[Check]:
    for check in check_machine():
        yield check
    settings, check = _settings(common)
    yield check
    if settings is not None:
        running = find(settings)
        for check in check_storage(settings, running):
            yield check
        async for check in check_network(settings, running):
            yield check


def _settings(common: Common) -> tuple[Settings | None, Check]:
    try:
        return common.load().settings, ok("settings", "all layers are valid")
    except SettingsError as error:
        advice = "put them right; without them nothing further can be checked"
        return None, broken("settings", str(error), advice)


def _show(check: Check, as_json: bool) -> None:
    if as_json:
        print_json(check)
        return
    click.echo(f"{_SIGNS[check.verdict]}  {check.name}: {check.found}")
    if check.advice:
        click.echo(f"         -> {check.advice}")
