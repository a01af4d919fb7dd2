"""The real coding CLIs, before stand-ins for their models: seated, driven, and run by matrix."""

import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from .driving.drive import drive as drive_in
from .driving.recording import Recording
from .driving.scenario import Scenario
from .driving.seat import Seat, seated
from .install.cache import Cache
from .install.problems import CannotInstall
from .matrix import Matrix, Pair
from .stand_in.script import Script, Step

NOT_HERE = "cannot be installed"
TakeSeat = Callable[..., AbstractAsyncContextManager[Seat]]
Drive = Callable[[str, Scenario], Awaitable[Recording]]


@pytest.fixture(scope="session")
def cli_cache(repository: Path) -> Cache:
    """The CLIs of this checkout; git ignores the folder, and it outlives the test run."""
    return Cache(repository / ".cache" / "clis")


@pytest.fixture
def need_cli(cli_cache: Cache) -> Callable[[str], tuple[str, ...]]:
    """`need_cli(name)` returns a CLI's command; the test is skipped if there is no such CLI."""

    def need(name: str) -> tuple[str, ...]:
        try:
            return cli_cache.argv(name)
        except CannotInstall as problem:
            pytest.skip(f"{name} {NOT_HERE}: {problem}")

    return need


@pytest.fixture
def take_seat(
    cli_cache: Cache, need_cli: Callable[[str], tuple[str, ...]], tmp_path: Path
) -> TakeSeat:
    """`take_seat(name, *steps)`: a CLI's command, environment and project, and its model."""

    def take(name: str, *steps: Step) -> AbstractAsyncContextManager[Seat]:
        need_cli(name)
        return seated(cli_cache, name, Script(*steps), tmp_path / f"seat-{name}")

    return take


@pytest.fixture
def drive(cli_cache: Cache, need_cli: Callable[[str], tuple[str, ...]], tmp_path: Path) -> Drive:
    """`await drive(name, scenario)`: what is seen of a CLI by itself in a scenario."""

    async def drive(name: str, scenario: Scenario) -> Recording:
        need_cli(name)
        return await drive_in(cli_cache, name, scenario, tmp_path / f"{name}-{scenario.name}")

    return drive


@pytest.fixture(scope="session")
def matrix(
    request: pytest.FixtureRequest, cli_cache: Cache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Matrix]:
    """The runs that the selected tests ask for, under way."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    pairs: list[Pair] = [call.params["seen"] for call in calls if call and "seen" in call.params]
    matrix = Matrix(cli_cache, tmp_path_factory.mktemp("clis"), pairs)
    yield matrix
    matrix.close()


# These watch other people's programs, which no change of ours can break, for seven minutes. The
# agents of Understudy that drive the same programs are tested each time.
@pytest.fixture
def seen(request: pytest.FixtureRequest, need_cli: Callable[[str], tuple[str, ...]]) -> Recording:
    """What was seen of a CLI in a scenario: see `matrix.each`."""
    if not os.environ.get("CLI_MATRIX"):
        pytest.skip("watches the CLIs by themselves; CLI_MATRIX=1 runs it")
    pair: Pair = request.param
    need_cli(pair[0])
    matrix: Matrix = request.getfixturevalue("matrix")
    return matrix.wait(pair)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud which CLIs were left out, and why: a skip alone is easily overlooked."""
    skipped: list[pytest.TestReport] = terminalreporter.stats.get("skipped", [])
    reasons = (report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple))
    for reason in dict.fromkeys(reason for reason in reasons if NOT_HERE in reason):
        terminalreporter.write_line(reason, yellow=True)
