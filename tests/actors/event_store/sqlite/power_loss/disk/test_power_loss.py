"""ES2: after a loss of power at any moment all that was acknowledged is there, without a gap."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from understudy.actors.event_store import Append, Event, EventQuery, SqliteEngine

KINDS = ("dropped", "torn", "cut")


class Loser:
    """Drives a store, loses its power at random operations, and opens what is left."""

    def __init__(self, disk: Any, images: Path, make: Callable[..., Event], seed: int) -> None:
        self.chance, self.opened, self.lost = Random(seed), 0, 0  # noqa: S311 - moments, not secrets
        self._disk, self._images, self._make = disk, images, make
        self._acknowledged: dict[int, str] = {}
        self._sent: list[str] = []
        self._drawn: list[tuple[Path, dict[int, str]]] = []

    def run(self, folder: Path, appends: int) -> None:
        """Fill one store in `folder` and look at the images that were drawn meanwhile."""
        self._acknowledged, self._sent = {}, []
        self._disk.on_operation = lambda: self._perhaps_lose_power(folder)
        engine = SqliteEngine(str(folder / "events.db"))
        engine.open()
        for _ in range(appends):
            self._append(engine)
            self._look_at_images()
        engine.close()
        self._look_at_images()

    def _append(self, engine: SqliteEngine) -> None:
        sizes = [self.chance.randint(1, 3) for _ in range(self.chance.randint(1, 4))]
        batch = [Append(tuple(self._make(text="x" * 300) for _ in range(n))) for n in sizes]
        self._sent += [event.event_id for append in batch for event in append.events]
        for outcome in engine.append_batch(batch):
            assert isinstance(outcome, tuple)
            self._acknowledged |= {event.sequence_number: event.event_id for event in outcome}

    def _perhaps_lose_power(self, folder: Path) -> None:
        if self.chance.random() < 0.2:
            image = self._images / f"{self.opened + len(self._drawn)}"
            kind = self.chance.choice(KINDS)
            self._disk.lose_power(folder, image, kind, self.chance.getrandbits(32))
            self._drawn.append((image, dict(self._acknowledged)))

    def _look_at_images(self) -> None:
        drawn, self._drawn = self._drawn, []
        for image, acknowledged in drawn:
            engine = SqliteEngine(str(image / "events.db"))
            report = engine.open()
            events = engine.read(EventQuery(limit=10_000)).events
            engine.close()
            shutil.rmtree(image)
            assert report.set_aside is None
            found = [event.event_id for event in events]
            assert [event.sequence_number for event in events] == list(range(1, len(found) + 1))
            assert found == self._sent[: len(found)]
            self.opened, self.lost = self.opened + 1, self.lost + (len(found) < len(acknowledged))


Make = Callable[..., Event]


@pytest.mark.parametrize("count", [300, pytest.param(2_000, marks=pytest.mark.acceptance)])
@pytest.mark.timeout(300)
def test_es2_power_loss_loses_nothing_acknowledged(
    disk: Any, tmp_path: Path, make: Make, small_checkpoints: None, count: int
) -> None:
    loser = Loser(disk, tmp_path / "images", make, seed=count)
    while loser.opened < count:
        loser.run(disk.new_folder(), appends=30)
    assert loser.lost == 0


def test_es2_power_loss_shows_a_store_that_does_not_sync_its_commits(
    disk: Any, tmp_path: Path, make: Make, lax_commits: None
) -> None:
    loser = Loser(disk, tmp_path / "images", make, seed=1)
    loser.run(disk.new_folder(), appends=30)
    assert loser.lost > loser.opened / 10
