"""Where the files of settings lie."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from platformdirs import user_config_path

from .agent_section import AGENTS_FILE
from .errors import Problem, SettingsError
from .origin import Layer, Origin

DEFAULT_FILE = Path(__file__).with_name("default.toml")
PROJECT_FILE = "understudy.toml"
USER_FILE_VARIABLE = "UNDERSTUDY_CONFIG"


def settings_files(cwd: Path, environ: Mapping[str, str]) -> Iterator[tuple[Layer, Path]]:
    """The files that are there, lowest layer first.

    Raises SettingsError where UNDERSTUDY_CONFIG names a file that is not there.
    """
    yield Layer.DEFAULT, DEFAULT_FILE
    yield Layer.DEFAULT, AGENTS_FILE
    user = user_file(environ)
    if user.is_file():
        yield Layer.USER, user
    elif environ.get(USER_FILE_VARIABLE):
        origin = Origin(Layer.ENVIRONMENT, variable=USER_FILE_VARIABLE)
        raise SettingsError([Problem(None, origin, f"{user} is not a file")])
    if project := project_file(cwd):
        yield Layer.PROJECT, project


def user_file(environ: Mapping[str, str]) -> Path:
    """The user's own file, whether it is there or not."""
    named = environ.get(USER_FILE_VARIABLE)
    return Path(named) if named else user_config_path("understudy") / "config.toml"


def project_file(cwd: Path) -> Path | None:
    """The nearest understudy.toml from `cwd` up to the repository's root or the user's home."""
    for folder in (cwd, *cwd.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder / PROJECT_FILE
        if (folder / ".git").exists() or folder == Path.home():
            return None
    return None
