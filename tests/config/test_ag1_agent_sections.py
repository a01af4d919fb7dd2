"""AG1: an agent is a section of the settings; a user's own is checked like any other setting."""

from pathlib import Path

import pytest
from understudy.config import Settings, SettingsError, load_settings, setting_rows

MINE = """\
[agents.mine]
program = "my-agent"
arguments = ["--ask", "{prompt}"]
prompt = "argument"
environment = { COLOUR = "never" }

[agents.claude]
permissions = "all"
environment.EXTRA = "1"
"""


def test_ag1_a_user_adds_an_agent_and_changes_another(project: Path) -> None:
    file = project / "understudy.toml"
    file.write_text(MINE)
    loaded = load_settings(cwd=project, environ={"UNDERSTUDY_AGENTS__CODEX__PROGRAM": "/x/codex"})
    agents, shipped = loaded.settings.agents, Settings().agents
    assert agents["mine"].arguments == ("--ask", "{prompt}")
    assert agents["mine"].environment == {"COLOUR": "never"}
    assert agents["claude"].permissions == "all"
    assert agents["claude"].arguments == shipped["claude"].arguments
    assert agents["claude"].environment == shipped["claude"].environment | {"EXTRA": "1"}
    assert agents["codex"].program == "/x/codex"
    assert agents["aider"] == shipped["aider"]
    rows = {row.key: (row.value, row.origin) for row in setting_rows(loaded)}
    assert rows["agents.mine.arguments"] == ('["--ask", "{prompt}"]', f"{file}:3")
    assert rows["agents.claude.environment.EXTRA"] == ('"1"', f"{file}:9")
    assert rows["agents.aider.program"] == ('"aider"', "default")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "[agents.claude]\nprogramm = 'x'",
            2,
            "agents.claude.programm: no such setting; did you mean agents.claude.program?",
        ),
        ("\n[agents.mine]\ndialect = 'plain'", 3, "agents.mine: agents.mine.program is missing"),
        ("[agents.mine]", 1, "agents.mine: agents.mine.program is missing"),
        ("[agents.claude]\ndialect = 'klingon'", 2, "agents.claude.dialect: input should be"),
        ("[agents.claude]\narguments = 'x'", 2, "agents.claude.arguments: input should be"),
        ("[agents.claude]\nprompt = 'file'", 2, 'agents.claude.prompt: prompt = "file" needs'),
        ("[agents.claude]\nprogram.x = 1", 2, "agents.claude.program.x: program is a value, not"),
        ("[agents.claude]\nenvironment.A = 1", 2, "agents.claude.environment.A: input should be"),
        ("[agents.command]\nprogram = 'x'", 2, "agents.command.program: the name of an agent is"),
        ("[agents.Mine]\nprogram = 'x'", 2, "agents.Mine.program: the name of an agent must be"),
        ("agents = 3", 1, "agents: is a table, not a value"),
        (
            "[agents.claude]\nmodel_arguments = ['-m']",
            2,
            "agents.claude.model_arguments: {model} must stand in model_arguments",
        ),
    ],
)
def test_ag1_a_mistake_is_named_with_its_line(
    project: Path, text: str, line: int, message: str
) -> None:
    file = project / "understudy.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(cwd=project, environ={})
    assert str(caught.value).startswith(f"{file}:{line}: {message}")


def test_ag1_the_shipped_agents_are_the_five() -> None:
    agents = Settings().agents
    assert set(agents) == {"claude", "codex", "gemini", "opencode", "aider"}
    assert all(
        agent.install and agent.edit_arguments + agent.arguments for agent in agents.values()
    )
    assert {agent.dialect for agent in agents.values()} == set(agents)
