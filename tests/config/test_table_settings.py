"""OR5: a setting that is a table with keys of the user's own: `[orchestrator.limits]`."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from understudy.config import SettingsError, ThrottleSettings, load_settings, setting_rows

VARIABLE = "UNDERSTUDY_ORCHESTRATOR__LIMITS"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[orchestrator.limits]\nollama = 1\nclaude = 2\n", 1),
        ("[orchestrator]\nlimits = { ollama = 1, claude = 2 }\n", 2),
        ("orchestrator.limits.ollama = 1\norchestrator.limits.claude = 2\n", 1),
        ("[orchestrator]\n\nlimits.ollama = 1\nlimits.claude = 2\n", 3),
    ],
)
def test_or5_every_way_to_write_the_table_is_read(project: Path, text: str, line: int) -> None:
    (project / "understudy.toml").write_text(text)
    loaded = load_settings(cwd=project, environ={})
    assert loaded.settings.orchestrator.limits == {"ollama": 1, "claude": 2}
    assert loaded.origins["orchestrator.limits"].line == line
    rows = {row.key: row.value for row in setting_rows(loaded)}
    assert rows["orchestrator.limits"] == '{ "ollama" = 1, "claude" = 2 }'


def test_or5_without_it_no_agent_is_limited(project: Path) -> None:
    loaded = load_settings(cwd=project, environ={})
    assert loaded.settings.orchestrator.limits == {}
    assert ("orchestrator.limits", "{}", "default") in setting_rows(loaded)


def test_or5_a_variable_gives_it_as_json_and_replaces_the_files(project: Path) -> None:
    (project / "understudy.toml").write_text("[orchestrator.limits]\nclaude = 2\n")
    loaded = load_settings(cwd=project, environ={VARIABLE: '{"ollama": 3}'})
    assert loaded.settings.orchestrator.limits == {"ollama": 3}


@pytest.mark.parametrize("text", ["ollama=1", "3", '{"ollama": 0}', '{"ollama": "some"}'])
def test_or5_what_is_no_such_table_is_refused_by_name(project: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"orchestrator\.limits"):
        load_settings(cwd=project, environ={VARIABLE: text})


def test_a_first_wait_above_the_longest_is_refused() -> None:
    with pytest.raises(ValidationError, match="default_wait_sec is above"):
        ThrottleSettings(default_wait_sec=10, max_wait_sec=9)
