"""Bodies that are too large for memory: they are in a file before the request goes on."""

import errno
import shutil
from pathlib import Path
from typing import Any, cast

import trio
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, Scope
from werkzeug.exceptions import RequestEntityTooLarge

from ...actors.event_store import StorageError, StoreFull, uuid7

_KEY = "understudy.upload"
_LENGTH = b"content-length"
Upload = Path | Exception


# Quart takes a body in as fast as it comes, whoever reads it how slowly. Here it is read as fast
# as the disk takes it, so that memory stays bounded; Quart sees a request without a body.
class Uploads:
    """ASGI around an application: a POST to `path` has its body in a file, `most` bytes at most.

    folder: for these files; what a killed server left in it is removed.
    """

    def __init__(self, app: ASGIFramework, path: str, folder: Path, most: int) -> None:
        self._app, self._path, self._folder, self._most = app, path, folder, most
        shutil.rmtree(folder, ignore_errors=True)

    async def __call__(
        self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        """Serve one request; all others pass through."""
        if scope["type"] != "http" or scope["path"] != self._path or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        file = self._folder / uuid7()
        try:
            upload = await self._receive(file, receive)
            if upload is None:  # the client left
                return
            headers = [each for each in scope["headers"] if each[0].lower() != _LENGTH]
            told = {**cast("dict[str, Any]", scope), "headers": headers, _KEY: upload}
            await self._app(cast("Any", told), _Empty(receive).receive, send)
        finally:
            file.unlink(missing_ok=True)

    async def _receive(self, path: Path, receive: ASGIReceiveCallable) -> Upload | None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            async with await trio.open_file(path, "wb") as file:
                return await self._copy(path, file, receive)
        except OSError as error:
            kind = StoreFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else StorageError
            return kind(f"the upload could not be kept: {error.strerror}")

    async def _copy(self, path: Path, file: Any, receive: ASGIReceiveCallable) -> Upload | None:
        left, more = self._most, True
        while more:
            message: Any = await receive()
            if message["type"] == "http.disconnect":
                return None
            data, more = message.get("body", b""), message.get("more_body", False)
            left -= len(data)
            if left < 0:
                return RequestEntityTooLarge(
                    f"more than {self._most} bytes (http.max_import_bytes)"
                )
            await file.write(data)
        return path


class _Empty:
    """What the application receives: the end of the body at once, then what else comes."""

    def __init__(self, receive: ASGIReceiveCallable) -> None:
        self._receive, self._told = receive, False

    async def receive(self) -> Any:
        """Receive for the application."""
        if self._told:
            return await self._receive()
        self._told = True
        return {"type": "http.request", "body": b"", "more_body": False}


def uploaded(scope: Any) -> Path:
    """Return the file that has a request's body; raise what kept it from being there."""
    upload: Upload = scope[_KEY]
    if isinstance(upload, Exception):
        raise upload
    return upload
