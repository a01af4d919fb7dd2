"""Old logs go (LG2)."""

from pathlib import Path


def expired_logs(directory: Path, max_age: float, now: float) -> list[Path]:
    """The logs in `directory` that were last written more than `max_age` seconds before `now`.

    The server's current log is never among them; its rotated ones may be.
    """
    found = [*directory.glob("task-*.log"), *directory.glob("*.log.*")]
    return sorted(path for path in found if _is_expired(path, now - max_age))


def _is_expired(path: Path, oldest: float) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime < oldest
    except FileNotFoundError:
        return False
