"""Files that come with an operator's roster, from a folder or a ZIP: listed first, taken when needed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from competition.entries.services.pictures import LIMIT
from competition.entries.texts import MAX_BYTES
from competition.platform import archives
from competition.platform.archives import Member
from competition.platform.files import Received, receive
from competition.platform.storage import Readable, Storage


@dataclass(frozen=True)
class Parcel:
    """A file by its name: in a folder, or a `member` of the ZIP at `path`."""

    name: str
    path: Path
    member: Member | None = None

    @property
    def base_name(self) -> str:
        """Its name without folders."""
        return self.name.rpartition("/")[2]

    @contextmanager
    def opened(self) -> Iterator[Readable]:
        """Yield the bytes of the file."""
        if self.member is None:
            with self.path.open("rb") as stream:
                yield stream
        else:
            with archives.take(self.path, self.member) as stream:
                yield stream

    def received(self, storage: Storage) -> Received:
        """Keep the file; raise TooLargeError and the like."""
        with self.opened() as stream:
            return receive(storage=storage, stream=stream, limit=LIMIT)

    def text(self) -> str:
        """Return the plain text in it; raise ValueError with a sentence for anything else."""
        content = b""
        with self.opened() as stream:
            while len(content) <= MAX_BYTES * 2 and (chunk := stream.read(1 << 18)):
                content += chunk
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"“{self.base_name}” is not plain text in UTF-8") from None


Parcels = Sequence[Parcel]


def parcels_in(path: Path) -> list[Parcel]:
    """Return the files of a ZIP, or of a folder and those in it; links are left out. Raises ArchiveError."""
    if path.is_dir():
        found = (file for file in sorted(path.rglob("*")) if file.is_file() and not file.is_symlink())
        return [
            Parcel(file.relative_to(path).as_posix(), file)
            for file in found
            if not any(part.startswith(".") for part in file.relative_to(path).parts)
        ]
    return [Parcel(member.name, path, member) for member in archives.list_archive(path)]
