"""config/default.toml and the models say the same, and each key is explained."""

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel
from understudy.config import AgentSettings, Settings

# The platform or "no limit" decides: these have no value that could stand there.
WITHOUT_A_FIXED_DEFAULT = {"storage.data_dir", "orchestrator.default_timeout_sec"}


@pytest.fixture
def text(repository: Path) -> str:
    return (repository / "config" / "default.toml").read_text("utf-8")


def dotted(table: dict[str, dict[str, object]]) -> dict[str, object]:
    pairs = [(section, values.items()) for section, values in table.items()]
    return {f"{section}.{key}": value for section, items in pairs for key, value in items}


def test_wk2_default_toml_holds_every_default(text: str) -> None:
    written = dotted(tomllib.loads(text))
    models = dotted(Settings().model_dump(mode="json", exclude={"agents"}))
    fixed = {key: value for key, value in models.items() if key not in WITHOUT_A_FIXED_DEFAULT}
    assert written == fixed
    assert set(models) - set(written) == WITHOUT_A_FIXED_DEFAULT


def test_a_default_that_is_no_value_stands_there_as_an_example(text: str) -> None:
    examples = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE))
    assert set(dotted(examples)) - set(dotted(tomllib.loads(text))) == WITHOUT_A_FIXED_DEFAULT
    Settings.model_validate(examples)


def test_each_key_has_a_comment_above_it(text: str) -> None:
    lines = text.splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"(# )?\w+ = ", line)]
    assert len(keys) > len(WITHOUT_A_FIXED_DEFAULT)
    for number in keys:
        assert re.match(r"# \w.*[.,:;]$|# .* \w+$", lines[number - 1]), lines[number]


def test_each_field_is_documented() -> None:
    sections = {name: field.annotation for name, field in Settings.model_fields.items()}
    for name, section in (sections | {"agents": AgentSettings}).items():
        assert isinstance(section, type)
        assert issubclass(section, BaseModel)
        bare = [key for key, one in section.model_fields.items() if not one.description]
        assert bare == [], f"[{name}] has fields without a docstring"
