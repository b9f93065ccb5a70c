"""ZIP archives as people send them: looked into by a killable child, then taken out file by file.

What the archive says of a size is only believed after it was counted.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from competition.platform import archive_errors as errors
from competition.platform import sandbox, sniff
from competition.platform.storage import Readable

_REFUSALS = {kind.__name__: kind for kind in errors.ArchiveError.__subclasses__()}
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True)
class Member:
    """A file in an archive: its place there, its path in NFC, its size as the archive says."""

    position: int
    name: str
    size: int

    @property
    def base_name(self) -> str:
        """Its name without the folders."""
        return PurePosixPath(self.name.replace("\\", "/")).name


def list_archive(path: Path) -> list[Member]:
    """Return the files of an archive; raise the ArchiveError that refuses it as a whole."""
    try:
        found = sandbox.run("competition.platform.archive_child", {"path": str(path.resolve())})
    except sandbox.ChildRefusedError as refusal:
        raise _REFUSALS[refusal.name](**refusal.values) from None
    except sandbox.ChildFailedError:
        raise errors.UnreadableArchiveError from None
    return [Member(one["position"], one["name"], one["size"]) for one in found]


class _Counted:
    """A member being unpacked; ends with a refusal where more or less comes than was said."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream, self._size, self._read = stream, size, 0

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; none at the end."""
        try:
            chunk = self._stream.read(size)
        except _BROKEN:
            raise errors.UnreadableArchiveError from None
        except Exception:  # zlib.error, which says nothing more
            raise errors.UnreadableArchiveError from None
        if self._read == 0 and sniff.media_type(chunk) == "application/zip" and _is_archive(chunk):
            raise errors.NestedArchiveError(file="ZIP")
        self._read += len(chunk)
        if self._read > self._size or (not chunk and self._read != self._size):
            raise errors.WrongSizeError
        return chunk


def _is_archive(head: bytes) -> bool:
    """Whether a ZIP is one of files, rather than a Word or OpenDocument file."""
    return not any(
        mark in head[: sniff.HEAD * 8]
        for mark in (b"[Content_Types].xml", b"mimetype", b"_rels/", b"word/", b"docProps/")
    )


@contextmanager
def take(path: Path, member: Member) -> Iterator[Readable]:
    """Yield the bytes of a member, counted while they are unpacked; reading raises an ArchiveError."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.infolist()[member.position]
            with archive.open(info) as stream:
                yield _Counted(stream, member.size)
    except errors.ArchiveError:
        raise
    except (zipfile.BadZipFile, IndexError, NotImplementedError, EOFError):
        raise errors.UnreadableArchiveError from None
