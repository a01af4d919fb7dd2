"""A terminal for programs that hold their output back when it goes to a pipe (WK3)."""

import fcntl
import os
import struct
import termios

OUTPUT_FLAGS, LOCAL_FLAGS = 1, 3


def open_terminal(rows: int, columns: int) -> tuple[int, int]:
    """Both ends of a new pseudo-terminal: ours, and the one that becomes a command's output.

    Output passes as it is written (no newline becomes carriage return and newline), so that the
    log holds the command's own bytes, and nothing is echoed.
    """
    ours, theirs = os.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[OUTPUT_FLAGS] &= ~termios.OPOST
    attributes[LOCAL_FLAGS] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return ours, theirs
