"""Layers: which place wins, and what each place may hold."""

from pathlib import Path

import pytest
from platformdirs import user_config_path
from understudy.config import Layer, Origin, load_settings


def test_without_files_the_defaults_hold_and_name_their_line(project: Path) -> None:
    loaded = load_settings(cwd=project, environ={})
    assert loaded.settings.server.port == 9876
    origin = loaded.origins["server.port"]
    assert origin.layer is Layer.DEFAULT
    assert origin.file is not None
    assert origin.line is not None
    assert origin.file.read_text().splitlines()[origin.line - 1] == "port = 9876"


def test_the_platforms_user_file_is_read(project: Path) -> None:
    file = user_config_path("understudy") / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[logs]\n\nkeep = 7\n")
    loaded = load_settings(cwd=project, environ={})
    assert loaded.settings.logs.keep == 7
    assert loaded.origins["logs.keep"] == Origin(Layer.USER, file, 3)


@pytest.mark.parametrize("below", [".", "src", "src/deep"])
def test_the_projects_file_is_found_from_below(project: Path, below: str) -> None:
    (project / below).mkdir(parents=True, exist_ok=True)
    (project / "understudy.toml").write_text("logs.keep = 7")
    loaded = load_settings(cwd=project / below, environ={})
    assert loaded.settings.logs.keep == 7
    assert loaded.origins["logs.keep"] == Origin(Layer.PROJECT, project / "understudy.toml", 1)


def test_the_search_ends_at_the_repositorys_root(project: Path) -> None:
    (project.parent / "understudy.toml").write_text("logs.keep = 7")
    assert load_settings(cwd=project, environ={}).settings.logs.keep == 5


def test_the_search_ends_at_home(home: Path) -> None:
    (home.parent / "understudy.toml").write_text("logs.keep = 7")
    (home / "work").mkdir()
    assert load_settings(cwd=home / "work", environ={}).settings.logs.keep == 5
    (home / "understudy.toml").write_text("logs.keep = 8")
    assert load_settings(cwd=home / "work", environ={}).settings.logs.keep == 8


def test_the_environment_sets_values_of_every_type(project: Path) -> None:
    environ = {
        "UNDERSTUDY_SERVER__PORT": "0",
        "UNDERSTUDY_STREAMING__ENABLED": "false",
        "UNDERSTUDY_WORKER__BACKOFF_INITIAL_SEC": "0.5",
        "UNDERSTUDY_LOGS__FSYNC": "never",
        "UNDERSTUDY_SOMETHING_ELSE": "left alone",
    }
    loaded = load_settings(cwd=project, environ=environ)
    assert loaded.settings.server.port == 0
    assert loaded.settings.streaming.enabled is False
    assert loaded.settings.worker.backoff_initial_sec == 0.5
    assert loaded.settings.logs.fsync == "never"
    origin = Origin(Layer.ENVIRONMENT, variable="UNDERSTUDY_SERVER__PORT")
    assert loaded.origins["server.port"] == origin


def test_the_processs_own_surroundings_are_the_default(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "understudy.toml").write_text("logs.keep = 7")
    monkeypatch.chdir(project)
    monkeypatch.setenv("UNDERSTUDY_SERVER__PORT", "0")
    settings = load_settings().settings
    assert (settings.logs.keep, settings.server.port) == (7, 0)


def test_a_relative_folder_starts_where_it_was_written(project: Path, home: Path) -> None:
    (project / "src").mkdir()
    (project / "understudy.toml").write_text('storage.data_dir = "data"')
    variable = {"UNDERSTUDY_STORAGE__DATA_DIR": "data"}
    src = project / "src"
    assert load_settings(cwd=src, environ={}).settings.storage.data_dir == project / "data"
    assert load_settings(cwd=src, environ=variable).settings.storage.data_dir == src / "data"
    in_home = {"storage.data_dir": "~/data"}
    loaded = load_settings(cwd=src, environ=variable, overrides=in_home)
    assert loaded.settings.storage.data_dir == home / "data"
    assert loaded.origins["storage.data_dir"] == Origin(Layer.COMMAND_LINE)
