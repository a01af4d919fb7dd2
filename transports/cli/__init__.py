"""The command line: `understudy run -- pytest -q`.

commands/ declares what can be typed; it imports nothing heavy, so that `--help` comes at once.
What a command does is in the modules beside it, imported when it runs.
"""

from .entry import main
from .exit_codes import ExitCode

__all__ = ["ExitCode", "main"]
