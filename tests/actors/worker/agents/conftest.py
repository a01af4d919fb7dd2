"""Programs that replay what the real CLIs printed, called as the real ones are."""

import json
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import AgentSettings, Settings

STREAMS = Path(__file__).parent.parent / "dialects" / "streams"
# Prints a recording line by line; keeps what it was given.
REPLAY = f"""#!{sys.executable}
import json, os, re, sys, time
from pathlib import Path
here = Path(__file__).parent
given = {{"argv": sys.argv[1:], "stdin": sys.stdin.read(), "cwd": os.getcwd(),
         "env": dict(os.environ)}}
given["files"] = {{a: Path(a).read_text() for a in sys.argv[1:] if a.startswith("/")}}
with open(here / "given.jsonl", "a") as told:
    told.write(json.dumps(given) + "\\n")
exec((here / "deeds.py").read_text())
for line in (here / "stream").read_text().splitlines():
    text = re.sub(r"^[\\d.]+\\t", "", line)
    (sys.stderr if text.startswith("! ") else sys.stdout).write(text.removeprefix("! ") + "\\n")
    sys.stdout.flush(); sys.stderr.flush()
sys.exit(int((here / "exit").read_text()))
"""


class FakeCli:
    """A program of a CLI's name that says what a recording says."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, self.folder = name, folder / name
        self.folder.mkdir()
        self.program = self.folder / name
        self.program.write_text(REPLAY)
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)
        self.says("", exit_code=0)

    def replays(self, recording: str, *, exit_code: int = 0, does: str = "") -> None:
        """Say what a file of the recordings holds, after some deeds in Python."""
        shutil.copy(STREAMS / recording, self.folder / "stream")
        (self.folder / "exit").write_text(str(exit_code))
        (self.folder / "deeds.py").write_text(does)

    def says(self, *lines: str, exit_code: int = 0, does: str = "") -> None:
        """Say these lines."""
        (self.folder / "stream").write_text("".join(f"0\t{line}\n" for line in lines))
        (self.folder / "exit").write_text(str(exit_code))
        (self.folder / "deeds.py").write_text(does)

    @property
    def given(self) -> list[dict[str, Any]]:
        """What each call was given: argv, stdin, cwd, env, the files that argv names."""
        return [json.loads(line) for line in (self.folder / "given.jsonl").read_text().splitlines()]

    def settings(self, **changes: Any) -> AgentSettings:
        """The shipped section, or a new one, with this program."""
        shipped = Settings().agents.get(self.name)
        fields = {} if shipped is None else shipped.model_dump()
        return AgentSettings.model_validate(fields | {"program": str(self.program)} | changes)


@pytest.fixture
def fake_cli(tmp_path: Path) -> Callable[[str], FakeCli]:
    """`fake_cli(name)`: a program of its own."""
    return lambda name: FakeCli(tmp_path, name)


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Hand a prompt to an agent in a house; return the task's story."""

    async def ask(house: Any, agent: str, prompt: str = "Do it.", **fields: Any) -> Any:
        request = TaskRequest.from_dict({"agent": agent, "prompt": prompt, **fields})
        accepted = await house.services.orchestrator.ask(SubmitTask(request))
        return await house.ended(accepted.task_id)

    return ask
