"""The settings' models by themselves: frozen, closed, and strict about what makes no sense."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from understudy.config import (
    OrchestratorSettings,
    ServerSettings,
    Settings,
    StorageSettings,
    WorkerSettings,
)


def test_settings_are_made_directly_from_sections() -> None:
    settings = Settings(server=ServerSettings(port=0))
    assert settings.server.port == 0
    assert settings.server.host == "127.0.0.1"
    assert settings.orchestrator == OrchestratorSettings()


def test_the_constructor_reads_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER", '{"port": 1}')
    monkeypatch.setenv("UNDERSTUDY_SERVER__PORT", "1")
    assert Settings().server.port == 9876


def test_settings_are_frozen() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.server = ServerSettings(port=1)
    with pytest.raises(ValidationError, match="frozen"):
        settings.server.port = 1


@pytest.mark.parametrize(
    "values",
    [
        {"server": {"prot": 1}},
        {"sever": {}},
        {"server": {"port": -1}},
        {"server": {"port": 65536}},
        {"server": {"port": True}},
        {"server": {"host": ""}},
        {"orchestrator": {"default_timeout_sec": 0}},
        {"orchestrator": {"default_timeout_sec": float("nan")}},
        {"orchestrator": {"queue_size": 0}},
        {"streaming": {"flush_interval_ms": 0}},
        {"logs": {"fsync": "sometimes"}},
        {"broadcast": {"policy": "ignore"}},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(values: dict[str, dict[str, object]]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(values)


def test_a_backoff_that_the_restart_limit_could_never_meet_is_refused() -> None:
    WorkerSettings(max_restarts=3, restart_window_sec=60, backoff_max_sec=19.9)
    with pytest.raises(ValidationError, match="restart_window_sec / max_restarts"):
        WorkerSettings(max_restarts=3, restart_window_sec=60, backoff_max_sec=20)


def test_without_restarts_any_backoff_will_do() -> None:
    assert WorkerSettings(max_restarts=0, backoff_max_sec=500).backoff_max_sec == 500


def test_a_first_backoff_above_the_longest_is_refused() -> None:
    with pytest.raises(ValidationError, match="backoff_initial_sec is above"):
        WorkerSettings(backoff_initial_sec=6)


def test_the_data_folder_is_in_the_users_home(home: Path) -> None:
    assert StorageSettings().data_dir.is_relative_to(home)
    assert StorageSettings(data_dir=Path("~/data")).data_dir == home / "data"


def test_a_home_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValidationError, match="Write the folder out"):
        StorageSettings(data_dir=Path("~no-such-user/data"))
