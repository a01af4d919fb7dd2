"""What can be typed: the commands with their options, in words. No work is done here.

Nothing heavy is imported either, so that `--help` comes at once: a command imports what it runs.
"""

from .group import understudy

__all__ = ["understudy"]
