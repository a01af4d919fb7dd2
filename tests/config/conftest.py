"""Surroundings of their own for tests of the settings: a home, and a project inside it."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that the platform's folders lie in."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return folder


@pytest.fixture
def project(home: Path) -> Path:
    """The root folder of a repository without settings."""
    folder = home / "project"
    (folder / ".git").mkdir(parents=True)
    return folder
