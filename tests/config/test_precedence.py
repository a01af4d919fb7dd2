"""The law of the layers: whatever is set where, each key has the value of the highest layer."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.config import Layer, Settings, load_settings

KEYS = ("server.port", "orchestrator.queue_size", "logs.keep", "http.max_body_bytes")
values = st.dictionaries(st.sampled_from(KEYS), st.integers(min_value=1, max_value=65535))
layers = st.fixed_dictionaries({layer: values for layer in Layer if layer is not Layer.DEFAULT})


def toml(table: dict[str, int]) -> str:
    return "\n".join(f"{key} = {value}" for key, value in table.items())


def variables(table: dict[str, int]) -> dict[str, str]:
    return {
        f"UNDERSTUDY_{key.replace('.', '__').upper()}": str(value) for key, value in table.items()
    }


@settings(deadline=None, max_examples=60)
@given(layers)
def test_the_highest_layer_that_sets_a_key_wins(made: dict[Layer, dict[str, int]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "understudy.toml").write_text(toml(made[Layer.PROJECT]))
        (folder / "user.toml").write_text(toml(made[Layer.USER]))
        environ = variables(made[Layer.ENVIRONMENT])
        environ["UNDERSTUDY_CONFIG"] = str(folder / "user.toml")
        loaded = load_settings(
            cwd=folder, environ=environ, overrides=dict(made[Layer.COMMAND_LINE])
        )
    table = loaded.settings.model_dump()
    defaults = Settings().model_dump()
    for key in KEYS:
        section, _, field = key.partition(".")
        setters = [layer for layer in Layer if key in made.get(layer, {})]
        winner = max(setters, default=Layer.DEFAULT)
        wanted = made[winner][key] if setters else defaults[section][field]
        assert table[section][field] == wanted
        assert loaded.origins[key].layer is winner
