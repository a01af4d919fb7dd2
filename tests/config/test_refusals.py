"""Each mistake in the settings is named with its key, its place and what to do."""

from pathlib import Path

import pytest
from understudy.config import SettingsError, load_settings


def refusal(cwd: Path, environ: dict[str, str] | None = None, **overrides: object) -> str:
    """The message with which loading is refused; `section__key` names a setting."""
    named = {name.replace("__", "."): value for name, value in overrides.items()}
    with pytest.raises(SettingsError) as caught:
        load_settings(cwd=cwd, environ=environ or {}, overrides=named)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[server]\nprot = 1", 2, "server.prot: no such setting; did you mean server.port?"),
        ("\n[sever]\nport = 1", 3, "sever.port: no such setting; did you mean server.port?"),
        ("[nonsense]", 1, "nonsense: no such setting; sections: server, storage"),
        ("http.zzz = 1", 1, "http.zzz: no such setting; [http] has max_body_bytes, max_prompt"),
        ("server = 3", 1, "server: is a table, not a value: write [server]"),
        ("[server]\n\nport = 99999", 3, "server.port: input should be less than or equal to 65535"),
        ("server = { port = true }", 1, "server.port: true and false are no values"),
        ("[logs]\nfsync = '''\nx'''", 2, "logs.fsync: input should be 'always' or 'never'"),
        ("[worker]\nbackoff_max_sec = 30", 2, "worker.backoff_max_sec: backoff_max_sec must be"),
        ("[worker]\nmax_restarts = 13", 2, "worker.max_restarts: backoff_max_sec must be below"),
        ("[server]\nport = \n", 2, "not valid TOML: Invalid value"),
        ("[server]\nport = 1\nport = 2", 3, "not valid TOML: Cannot overwrite a value"),
        ("x = [\n1,", 2, "not valid TOML:"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(
    project: Path, text: str, line: int, message: str
) -> None:
    file = project / "understudy.toml"
    file.write_text(text)
    assert refusal(project).startswith(f"{file}:{line}: {message}")


def test_every_mistake_is_named_at_once(project: Path) -> None:
    user, file = project / "user.toml", project / "understudy.toml"
    user.write_text("not toml")
    file.write_text("[server]\nprot = 1\nport = -1\n")
    environ = {"UNDERSTUDY_CONFIG": str(user), "UNDERSTUDY_LOGS__KEEP": "many"}
    lines = refusal(project, environ, http__max_body_bytes=0).splitlines()
    assert len(lines) == 5
    assert lines[0].startswith(f"{user}:1: not valid TOML")
    assert lines[1].startswith(f"{file}:2: server.prot: no such setting")
    assert lines[2].startswith(f"{file}:3: server.port: input should be greater")
    assert lines[3].startswith("environment variable UNDERSTUDY_LOGS__KEEP: logs.keep: input")
    assert lines[4].startswith("command line: http.max_body_bytes: input should be greater")


def test_mistakes_outside_files_are_named(project: Path) -> None:
    variable = {"UNDERSTUDY_SERVER__PROT": "1"}
    assert refusal(project, variable).startswith(
        "environment variable UNDERSTUDY_SERVER__PROT: server.prot: no such setting; did you mean"
    )
    assert "two underscores are wanted: UNDERSTUDY_SERVER__PORT" in refusal(
        project, {"UNDERSTUDY_SERVER_PORT": "1"}
    )
    assert refusal(project, server__prot=1).startswith("command line: server.prot: no such")


def test_a_file_that_cannot_be_read_is_named(project: Path) -> None:
    missing = {"UNDERSTUDY_CONFIG": str(project / "missing.toml")}
    assert refusal(project, missing).endswith("missing.toml is not a file")
    file = project / "understudy.toml"
    file.write_bytes(b"# \xff")
    assert refusal(project) == f"{file}: cannot be read: it is not UTF-8 text"


def test_the_problems_can_be_read_one_by_one(project: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(cwd=project, environ={}, overrides={"server.port": "x", "a.b": 1})
    assert {problem.key for problem in caught.value.problems} == {"server.port", "a.b"}
