"""Files on disk, found by what they contain: whole or not there at all."""

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from competition.platform.errors import NoRoomError, TooLargeError

CHUNK = 1 << 18
MEGABYTE = 1_000_000
_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}")


class Readable(Protocol):
    """What bytes can be read from: an upload, a file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""


@dataclass(frozen=True)
class Kept:
    """A file in the storage; `size` in bytes."""

    key: str
    sha256: str
    size: int


class Storage:
    """A folder of files whose keys are made of their SHA-256, so that a key tells nothing about a person."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)

    def receive(self, stream: Readable, *, limit: int) -> Kept:
        """Keep what `stream` gives; when this returns, the file is whole on disk under its key.

        Raises TooLargeError beyond `limit` bytes (whole megabytes) and NoRoomError when the disk is full;
        nothing is left of either.
        """
        with self._aside() as (aside, file):
            sha256, size = _copy(stream, file, limit)
            file.flush()
            os.fsync(file.fileno())
            key = f"{sha256[:2]}/{sha256[2:]}"
            self._place(aside, key)
        return Kept(key, sha256, size)

    def put(self, content: bytes) -> Kept:
        """Keep bytes that are already at hand."""
        return self.receive(BytesIO(content), limit=len(content))

    def path(self, key: str) -> Path:
        """Return where the file of this key lies. Raises ValueError for anything that is not a key."""
        if not _KEY.fullmatch(key):
            raise ValueError("not a storage key")
        return self.root / key

    def open(self, key: str) -> BinaryIO:
        """Open the file for reading. Raises FileNotFoundError."""
        return self.path(key).open("rb")

    def exists(self, key: str) -> bool:
        """Return whether there is a file under this key."""
        return self.path(key).is_file()

    def sweep(self, *, now: datetime, older_than: timedelta = timedelta(days=1)) -> int:
        """Remove what uploads cut off by a power failure left behind; return how many files that was."""
        before = (now - older_than).timestamp()
        removed = 0
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):  # an upload that was just finished
                if path.stat().st_mtime < before:
                    path.unlink()
                    removed += 1
        return removed

    @contextmanager
    def _aside(self) -> Iterator[tuple[Path, BinaryIO]]:
        """Yield a fresh file beside the kept ones, on the same disk; it is gone afterwards unless moved."""
        aside = self._incoming / secrets.token_hex(16)
        try:
            with _room(), aside.open("xb") as file:
                yield aside, file
        finally:
            aside.unlink(missing_ok=True)

    def _place(self, aside: Path, key: str) -> None:
        target = self.path(key)
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True, mode=0o700)
            _sync_folder(self.root)
        aside.replace(target)
        _sync_folder(target.parent)


def _copy(stream: Readable, file: BinaryIO, limit: int) -> tuple[str, int]:
    """Copy in chunks, hashing on the way; return the hash and the size."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLargeError(limit=limit // MEGABYTE)
        digest.update(chunk)
        file.write(chunk)
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _room() -> Iterator[None]:
    """Say kindly that the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoomError from error
        raise
