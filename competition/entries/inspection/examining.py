"""Putting one file through what a teacher's upload goes through, without a database."""

import hashlib
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from competition.entries.documents.rules import LIMIT as LARGEST_DOCUMENT
from competition.entries.documents.rules import SHOWN_PAGES
from competition.entries.inspection.verdicts import Inspected, Verdict
from competition.entries.services.pictures import LIMIT as LARGEST_PICTURE
from competition.entries.texts import count_lines, count_words
from competition.errors import GarlandError
from competition.platform import archives, images, kinds, sandbox, spreadsheets
from competition.platform.archive_errors import UnreadableArchiveError
from competition.platform.documents.reading import Asked, read
from competition.platform.errors import (
    BrokenOffError,
    DamagedPictureError,
    TooHardPictureError,
    TooLargeError,
)
from competition.platform.kinds import Category, Kind
from competition.platform.renditions import RenditionKind
from competition.platform.spreadsheet_errors import EmptySheetError, UnreadableTableError
from competition.platform.storage import MEGABYTE, Storage

LIMITS = {Category.PICTURE: LARGEST_PICTURE, Category.DOCUMENT: LARGEST_DOCUMENT}
BROKEN = (
    BrokenOffError,
    DamagedPictureError,
    TooHardPictureError,
    UnreadableArchiveError,
    UnreadableTableError,
    EmptySheetError,
)
"""What does not tell a file of the wrong kind from a broken one: it is kept, and needs a look."""


def examine(path: Path, name: str) -> Inspected:
    """Return what intake makes of the file at `path`, told under `name`. Never raises for a file."""
    began = time.monotonic()
    with sandbox.watching() as used:
        found = _examined(path, name)
    peak = max((each.peak_mb for each in used), default=0.0)
    return found.measured(time.monotonic() - began, peak)


def _examined(path: Path, name: str) -> Inspected:
    try:
        kind = kinds.kind_of_file(path, path.name)
    except OSError as error:
        return Inspected(name, Verdict.REFUSED, "unreadable", error.strerror or type(error).__name__)
    if not kind.is_taken:
        return Inspected(name, Verdict.REFUSED, kind.name, kind.message)
    try:
        limit = LIMITS.get(kind.category)
        if limit is not None and path.stat().st_size > limit:
            raise TooLargeError(limit=limit // MEGABYTE)
        return _READERS[kind.category](path, name, kind)
    except BROKEN as trouble:
        return Inspected(name, Verdict.NEEDS_A_LOOK, kind.name, str(trouble))
    except GarlandError as refusal:
        return Inspected(name, Verdict.REFUSED, kind.name, str(refusal))


def _document(path: Path, name: str, kind: Kind) -> Inspected:
    found = read(path, Asked(kind.name), pages=SHOWN_PAGES)
    if found.problem is not None:
        verdict = Verdict.REFUSED if found.problem.refused else Verdict.NEEDS_A_LOOK
        return Inspected(name, verdict, kind.name, str(found.problem))
    whole = f"{found.title}\n\n{found.text}" if found.title else found.text
    return Inspected(
        name,
        Verdict.ACCEPTED,
        kind.name,
        f"Read as {found.encoding}." if found.encoding else "",
        words=count_words(whole),
        lines=count_lines(whole),
        text_sha256=hashlib.sha256(whole.encode()).hexdigest(),
    )


def _picture(path: Path, name: str, kind: Kind) -> Inspected:
    with TemporaryDirectory(prefix="garland-inspect-") as folder:
        storage = Storage(Path(folder))
        look = images.look(path, (RenditionKind.SCREEN,), storage)
        picture, made = look.picture, look.made
        with storage.open(made[RenditionKind.SCREEN].key) as file:
            digest = hashlib.sha256(file.read()).hexdigest()
    pixels = (picture.width, picture.height)
    return Inspected(name, Verdict.ACCEPTED, kind.name, pixels=pixels, rendition_sha256=digest)


def _table(path: Path, name: str, kind: Kind) -> Inspected:
    table = spreadsheets.read_table(path, kind=kind.name)
    return Inspected(name, Verdict.ACCEPTED, kind.name, lines=len(table.rows))


def _archive(path: Path, name: str, kind: Kind) -> Inspected:
    members = archives.list_archive(path)
    return Inspected(name, Verdict.ACCEPTED, kind.name, f"Files in it: {len(members)}.")


_READERS = {
    Category.DOCUMENT: _document,
    Category.PICTURE: _picture,
    Category.SHEET: _table,
    Category.ARCHIVE: _archive,
}
