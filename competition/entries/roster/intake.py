"""Taking a table and files in, before any transaction: received whole, told apart, looked into."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from werkzeug.datastructures import FileStorage

from competition.entries.roster.errors import NoRosterError, UnusableFileError
from competition.entries.services.pictures import LIMIT
from competition.errors import GarlandError
from competition.platform import kinds, spreadsheets
from competition.platform.archives import Member, list_archive
from competition.platform.files import Received, receive
from competition.platform.storage import MEGABYTE, Storage

TABLE_LIMIT = 20 * MEGABYTE
ARCHIVE_LIMIT = 200 * MEGABYTE


@dataclass
class Files:
    """Files that were taken in, and those that were refused with the reason."""

    single: list[tuple[Received, str]] = field(default_factory=list)
    archives: list[tuple[Received, list[Member]]] = field(default_factory=list)
    refused: list[tuple[str, GarlandError]] = field(default_factory=list)


def take_table(storage: Storage, sent: FileStorage | None) -> tuple[Received, str, spreadsheets.Table]:
    """Receive the table and read it; raise the refusal that fits."""
    if sent is None or not sent.filename:
        raise NoRosterError
    received = receive(storage=storage, stream=sent.stream, limit=TABLE_LIMIT)
    path = storage.path(received.kept.key)
    kind = spreadsheets.kind_of(path, sent.filename)
    return received, kind, spreadsheets.read_table(path, kind=kind)


def take_files(storage: Storage, sent: Iterable[FileStorage]) -> Files:
    """Receive the files that belong to rows; an archive is refused or taken as a whole."""
    files = Files()
    for file in sent:
        name = file.filename or ""
        if not name:
            continue
        try:
            _take(storage, file, name, files)
        except GarlandError as refusal:
            files.refused.append((name, refusal))
    return files


def _take(storage: Storage, file: FileStorage, name: str, files: Files) -> None:
    is_archive = name.lower().endswith(".zip")
    received = receive(storage=storage, stream=file.stream, limit=ARCHIVE_LIMIT if is_archive else LIMIT)
    path = storage.path(received.kept.key)
    kind = kinds.kind_of_file(path, name)
    if kind.category is kinds.Category.ARCHIVE or is_archive:
        files.archives.append((received, list_archive(path)))
    elif kind.category in (kinds.Category.PICTURE, kinds.Category.DOCUMENT):
        files.single.append((received, name))
    elif not kind.is_taken:
        kinds.require(kind)
    else:
        raise UnusableFileError(file=name)
