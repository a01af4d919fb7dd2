"""The rows of `understudy config`."""

from pathlib import Path

from understudy.config import load_settings, setting_rows


def test_each_setting_has_a_row_that_says_where_it_was_set(project: Path) -> None:
    file = project / "understudy.toml"
    file.write_text("[streaming]\nenabled = false\n")
    environ = {"UNDERSTUDY_SERVER__HOST": "::1"}
    loaded = load_settings(cwd=project, environ=environ, overrides={"server.port": 0})
    rows = setting_rows(loaded)
    assert [row.key for row in rows] == list(loaded.origins)
    by_key = {row.key: (row.value, row.origin) for row in rows}
    assert by_key["streaming.enabled"] == ("false", f"{file}:2")
    assert by_key["server.host"] == ('"::1"', "environment variable UNDERSTUDY_SERVER__HOST")
    assert by_key["server.port"] == ("0", "command line")
    assert by_key["worker.backoff_initial_sec"] == ("0.1", "default")
    assert by_key["orchestrator.default_timeout_sec"] == ("", "default")
