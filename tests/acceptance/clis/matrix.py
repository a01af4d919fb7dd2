"""Each CLI through each scenario, two runs at a time; a test waits for the run that it needs."""

import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
import trio

from .driving.drive import drive
from .driving.recording import Recording
from .driving.saving import save
from .install.cache import Cache
from .install.catalogue import CATALOGUE
from .scenarios import SCENARIOS

AT_ONCE = 2
RECORDINGS = Path(__file__).parent / "recordings"
# What one run may take, the longest scenario and an installation included (seconds).
PATIENCE = 600.0
CLIS = tuple(CATALOGUE)

Pair = tuple[str, str]


def pairs(chosen: Iterable[Pair]) -> pytest.MarkDecorator:
    """Run a test once for each pair with what was `seen` of the CLI in the scenario."""
    listed = list(chosen)
    ids = [f"{name}-{scenario}" for name, scenario in listed]
    return pytest.mark.parametrize("seen", listed, ids=ids, indirect=True)


def each(scenario: str, *names: str) -> pytest.MarkDecorator:
    """Run a test once for each CLI, or for those named, in one scenario."""
    return pairs((name, scenario) for name in names or CLIS)


class Matrix:
    """Runs of pairs of a CLI and a scenario, in the order in which their tests come."""

    def __init__(self, cache: Cache, folder: Path, wanted: Iterable[Pair]) -> None:
        self._cache, self._folder = cache, folder
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="clis")
        self._runs: dict[Pair, Future[Recording]] = {
            pair: self._pool.submit(self._run, pair) for pair in dict.fromkeys(wanted)
        }

    def _run(self, pair: Pair) -> Recording:
        name, scenario = pair
        folder = self._folder / f"{name}-{scenario}"
        recording = trio.run(drive, self._cache, name, SCENARIOS[scenario], folder)
        if "RECORD_CLIS" in os.environ:
            save(recording, RECORDINGS)
        return recording

    def wait(self, pair: Pair) -> Recording:
        """What was seen of a pair; the errors of its run are raised here."""
        return self._runs[pair].result(PATIENCE)

    def close(self) -> None:
        """Start no further run, and wait for those that are on their way."""
        self._pool.shutdown(cancel_futures=True)
