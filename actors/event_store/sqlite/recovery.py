"""What a failed commit has left, found out before anyone is told of the failure."""

from collections.abc import Generator
from contextlib import contextmanager

import apsw

from ..errors import OutcomeUnknown, StorageError
from .faults import is_unwritten, storage_error
from .writer import Writer


@contextmanager
def recovering(writer: Writer) -> Generator[apsw.Connection]:
    """Give the connection for a commit; a failure of it becomes a `StorageError`.

    `OutcomeUnknown` if what was to be stored may be. In any case the writer can be used again.
    """
    connection = writer.connection()
    try:
        yield connection
    except (apsw.Error, OSError) as error:
        raise _after_failure(writer, error) from error


def _after_failure(writer: Writer, error: Exception) -> StorageError:
    before, meant = writer.last, storage_error(error, writer.path)
    writer.drop()
    try:
        writer.connection()
        if not is_unwritten(error):
            writer.empty_log()
    except StorageError as second:
        writer.drop()
        return OutcomeUnknown(f"{meant}; and recovering failed: {second}")
    if writer.last == before:
        return meant
    return OutcomeUnknown(f"{meant}; the events may be stored")
