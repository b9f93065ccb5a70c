"""What a receipt says, for its page, its PDF and its letter: as it was received, whatever came after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City, School
from competition.campaign.rules import MilestoneKey
from competition.entries.deadline.places import there
from competition.entries.identity import Receipt, SchoolClass, Submission
from competition.entries.models import Entry
from competition.platform.i18n import gettext as _
from competition.platform.moments import There
from competition.platform.sizes import file_size


@dataclass(frozen=True)
class ReceiptFacts:
    """One act of handing in: by whom, for which class, when, and the entries with their files."""

    campaign: Campaign
    school_class: SchoolClass
    school: str
    city: str
    teacher: str
    submission: Submission
    deadline: datetime | None
    there: There | None
    lines: tuple["ReceiptLine", ...]

    @property
    def is_late(self) -> bool:
        """Whether any of it came after the deadline."""
        return any(line.late for line in self.lines)

    @property
    def all_late(self) -> bool:
        """Whether all of it did."""
        return all(line.late for line in self.lines)


@dataclass(frozen=True)
class ReceiptLine:
    """One entry as it was received."""

    ref: str
    number: str
    title: str
    language: str
    form: str
    sha256: str
    late: bool
    files: tuple[tuple[str, str], ...]
    """Each original as what it is, in words, and its SHA-256."""


def receipt_facts(session: Session, submission: Submission) -> ReceiptFacts:
    """Return what a receipt says, in two statements."""
    school_class, campaign, school, city, teacher = session.execute(
        select(SchoolClass, Campaign, School, City, Account)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(Account, Account.id == submission.account_id)
        .where(SchoolClass.id == submission.class_id)
    ).one()
    return ReceiptFacts(
        campaign=campaign,
        school_class=school_class,
        school=school.name,
        city=city.name,
        teacher=", ".join(filter(None, (teacher.name, teacher.address))),
        submission=submission,
        deadline=campaign.calendar.extended(school_class.open_until).at(MilestoneKey.DEADLINE),
        there=there(city, campaign, submission.at),
        lines=_lines(session, submission.id),
    )


def _lines(session: Session, submission_id: int) -> tuple[ReceiptLine, ...]:
    rows = session.execute(
        select(Receipt, Entry.ref, Entry.number)
        .join(Entry, Entry.id == Receipt.entry_id)
        .where(Receipt.submission_id == submission_id)
        .order_by(Receipt.id)
    )
    return tuple(
        ReceiptLine(
            ref=row.ref,
            number=row.number or "",
            title=row.Receipt.title,
            language=row.Receipt.language,
            form=row.Receipt.form,
            sha256=row.Receipt.sha256,
            late=row.Receipt.late_by is not None,
            files=file_words(row.Receipt.files),
        )
        for row in rows
    )


def file_words(files: Sequence[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Return each file as what it is ("Picture 1, JPEG, 2.1 MB") and its hash; names of files stay out."""
    pictures = [file for file in files if file["media_type"].startswith("image/")]
    documents = [file for file in files if file not in pictures]
    told = [
        *((_("Picture %(number)s", number=at), file) for at, file in enumerate(pictures, 1)),
        *((_("Document %(number)s", number=at), file) for at, file in enumerate(documents, 1)),
    ]
    return tuple(
        (", ".join((name, _kind(file["media_type"]), file_size(file["size"]))), file["sha256"])
        for name, file in told
    )


_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/zip": "ZIP",
    "text/plain": "TXT",
    "application/octet-stream": "–",
}


def _kind(media_type: str) -> str:
    return _KINDS.get(media_type) or media_type.rpartition("/")[2].upper()
