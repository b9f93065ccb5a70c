"""Which edition came before another, what is known of the difference, and what stands on pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, aliased

from competition.entries.models import Entry
from competition.platform.files import StoredFile
from competition.platform.storage import Storage
from competition.publication.changes.errors import EditionGoneError
from competition.publication.changes.models import EditionChanges
from competition.publication.changes.rules import WORK
from competition.publication.models import Edition, EditionState
from competition.publication.queries import NEWEST_FIRST


@dataclass(frozen=True)
class Two:
    """An edition, the one before it, their files' rows, and what is known of the difference."""

    edition: Edition
    before: Edition
    file: StoredFile | None
    before_file: StoredFile | None
    known: EditionChanges | None

    def missing(self, storage: Storage) -> Edition | None:
        """Return the edition whose file is not there any more, if one is."""
        held = ((self.edition, self.file), (self.before, self.before_file))
        return next((row for row, file in held if file is None or not storage.exists(file.key)), None)

    def files(self, storage: Storage) -> tuple[StoredFile, StoredFile]:
        """Return the file before, and that of the edition. Raises EditionGoneError."""
        gone = self.missing(storage)
        if gone or self.before_file is None or self.file is None:
            raise EditionGoneError(number=(gone or self.edition).number)
        return self.before_file, self.file


def two(session: Session, edition: Edition) -> Two | None:
    """Return an edition with the one before it of its kind and format; None for the first. One statement."""
    file, before_file = aliased(StoredFile), aliased(StoredFile)
    row = session.execute(
        select(Edition, file, before_file, EditionChanges)
        .outerjoin(before_file, before_file.id == Edition.file_id)
        .outerjoin(file, file.id == edition.file_id)
        .outerjoin(
            EditionChanges,
            (EditionChanges.edition_id == edition.id) & (EditionChanges.before_id == Edition.id),
        )
        .where(
            Edition.campaign_id == edition.campaign_id,
            Edition.kind == edition.kind,
            Edition.format == edition.format,
            Edition.state == EditionState.READY,
            tuple_(Edition.started_at, Edition.number) < (edition.started_at, edition.number),
        )
        .order_by(*NEWEST_FIRST)
        .limit(1)
    ).first()
    return Two(edition, *row) if row else None


@dataclass(frozen=True)
class Named:
    """A work as it is called now."""

    number: str
    title: str
    language: str


def works_on(session: Session, campaign_id: int, anchors: Iterable[str]) -> Mapping[str, Named]:
    """Return by anchor the works of these anchors that are still there, in one statement."""
    ids = {int(each.removeprefix(WORK)) for each in anchors if _is_work(each)}
    if not ids:
        return {}
    rows = session.execute(
        select(Entry.id, Entry.number, Entry.title, Entry.language).where(
            Entry.campaign_id == campaign_id, Entry.id.in_(ids)
        )
    )
    return {f"{WORK}{row.id}": Named(row.number or "", row.title, row.language) for row in rows}


def _is_work(anchor: str) -> bool:
    return anchor.startswith(WORK) and anchor.removeprefix(WORK).isdecimal()
