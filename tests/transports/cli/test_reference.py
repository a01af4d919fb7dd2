"""README.md has every command, option and exit code; the way in is quick and quiet."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from understudy.transports.cli import ExitCode
from understudy.transports.cli.commands import understudy
from understudy.transports.cli.reference import BEGIN, END, reference, replace_section

Cli = Any


def test_cl_readme_is_up_to_date(repository: Path) -> None:
    text = (repository / "README.md").read_text("utf-8")
    assert text == replace_section(text), (
        "run: python -m understudy.transports.cli.reference README.md"
    )


def test_cl_every_command_option_and_code_is_in_the_reference() -> None:
    text = reference()
    for name, command in understudy.commands.items():
        assert f"| `understudy {name}" in text
        for param in command.params:
            assert param.param_type_name == "argument" or f"{param.opts[-1]}" in text
    assert all(f"| {code.value} | {code.meaning} |" in text for code in ExitCode)


def test_cl_every_option_has_a_help_text() -> None:
    commands = [understudy, *understudy.commands.values()]
    options = [p for c in commands for p in c.params if p.param_type_name == "option"]
    assert [option.name for option in options if not getattr(option, "help", None)] == []


def test_a_document_without_the_section_is_refused() -> None:
    assert replace_section(f"a{BEGIN}old{END}b").startswith(f"a{BEGIN}\n| command")
    with pytest.raises(ValueError, match="no section"):
        replace_section("nothing here")


def test_cl_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from understudy.transports.cli import main; main(['--help']);"
        "print(*{'trio', 'httpx', 'rich', 'quart', 'apsw', 'pydantic', 'mcp'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.endswith(b"\n\n")


def test_cl_the_version_is_the_packages(cli: Cli) -> None:
    assert cli.run("--version").stdout == f"understudy {version('understudy')}\n"


@pytest.mark.parametrize("name", understudy.commands)
def test_cl_each_command_has_help(cli: Cli, name: str) -> None:
    done = cli.run(name, "-h")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: understudy {name}")


def test_cl_common_options_go_before_and_after_the_command(cli: Cli) -> None:
    before = cli.run("--json", "--set", "logs.keep=2", "config").stdout
    after = cli.run("config", "--json", "--set", "logs.keep=2").stdout
    assert before == after
    assert '"logs.keep","value":"2","origin":"command line"' in before


def test_a_wrong_command_line_is_told_as_json_too(cli: Cli) -> None:
    done = cli.run("--json", "ps", "--limit", "0")
    assert done.returncode == 2
    assert done.stderr.startswith('{"type":"error","code":2,')
