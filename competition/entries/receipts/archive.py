"""An entry to take away, whatever its state: its words and every original, byte for byte."""

import zipfile
from collections.abc import Sequence
from mimetypes import guess_extension
from tempfile import TemporaryFile
from typing import IO

from sqlalchemy.orm import Session

from competition.entries.models import Entry
from competition.entries.receipts.services import originals_of
from competition.platform.files import StoredFile
from competition.platform.storage import Storage

_ENDS = {"image/jpeg": ".jpg", "image/heic": ".heic", "image/avif": ".avif", "image/webp": ".webp"}


def archive(session: Session, *, entry: Entry, storage: Storage) -> IO[bytes]:
    """Return a ZIP, open at its beginning; the names in it tell nothing of anybody."""
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as held:
        held.writestr(_member("words.txt"), words_of(entry))
        for name, original in _named(originals_of(session, entry)):
            with storage.open(original.key) as content, held.open(_member(name), "w", force_zip64=True) as to:
                while part := content.read(1 << 20):
                    to.write(part)
    file.seek(0)
    return file


def words_of(entry: Entry) -> str:
    """Return the words of an entry as plain text, lines and stanzas as they are."""
    told = [entry.title, entry.text, entry.translation_title, entry.translation]
    told += [image.alt for image in entry.images]
    return "\n\n".join(part for part in told if part) + "\n"


def _named(originals: Sequence[StoredFile]) -> list[tuple[str, StoredFile]]:
    """Name the originals by what they are, in their order."""
    counts: dict[str, int] = {}
    found = []
    for original in originals:
        kind = "picture" if original.media_type.startswith("image/") else "document"
        counts[kind] = counts.get(kind, 0) + 1
        end = _ENDS.get(original.media_type) or guess_extension(original.media_type) or ".bin"
        found.append((f"{kind}-{counts[kind]}{end}", original))
    return found


def _member(name: str) -> zipfile.ZipInfo:
    """Return an entry of the archive with no time in it, so that the same work gives the same bytes."""
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
