"""One receipt for one act of handing in: a letter, a page, a PDF made in the background."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.identity import ClassTeacher, Receipt, Submission, Upload
from competition.entries.models import Entry
from competition.platform import files, jobs, mail
from competition.platform.files import StoredFile
from competition.platform.kinds import Category, kind_of_type
from competition.platform.storage import Storage

MAKE = "entries.make_receipt"


def issue(
    session: Session,
    given: Sequence[Receipt],
    *,
    class_id: int,
    campaign: Campaign,
    actor: Account,
    now: datetime,
) -> Submission:
    """Put the receipts of one act together, ask for the PDF, and mail the list."""
    submission = Submission(class_id=class_id, account_id=actor.id, at=now)
    session.add(submission)
    session.flush()
    for receipt in given:
        receipt.submission_id = submission.id
    session.flush()
    request_pdf(session, submission, campaign_id=campaign.id, actor=actor, now=now)
    _mail(session, given, class_id=class_id, campaign_id=campaign.id, actor=actor, now=now)
    return submission


def _mail(
    session: Session,
    given: Sequence[Receipt],
    *,
    class_id: int,
    campaign_id: int,
    actor: Account,
    now: datetime,
) -> None:
    """Mail all receipts of one submission in one letter, to who has submitted and to the other teachers."""
    ids = {"receipts": [receipt.id for receipt in given]}
    for person in _readers(session, class_id, actor):
        if person.address:
            mail.post(
                session,
                event="entries.receipt",
                recipient=person.address,
                locale=person.locale,
                ids=ids if person is actor else {**ids, "reader": person.id},
                key=f"receipt {given[0].id}",
                now=now,
                campaign_id=campaign_id,
            )


def _readers(session: Session, class_id: int, actor: Account) -> list[Account]:
    """Return who gets the letter; the secretariat, who holds a class in trust, needs none."""
    rows = session.execute(
        select(Account, ClassTeacher.in_trust)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == class_id)
        .order_by(ClassTeacher.id)
    ).all()
    in_trust = {row.Account.id for row in rows if row.in_trust}
    others = [row.Account for row in rows if row.Account.id not in {*in_trust, actor.id}]
    return others if actor.id in in_trust else [actor, *others]


def request_pdf(
    session: Session, submission: Submission, *, campaign_id: int, actor: Account, now: datetime
) -> jobs.Job:
    """Ask for the PDF of a receipt; asking while it is made gives that job."""
    return jobs.request(
        session,
        name=MAKE,
        args={"submission": submission.id},
        key=f"submission.{submission.id}",
        actor_id=actor.id,
        campaign_id=campaign_id,
        now=now,
    )


def keep_pdf(
    session: Session, *, submission: Submission, content: bytes, storage: Storage, now: datetime
) -> None:
    """Put the finished PDF in its place; a second one for the same receipt is not needed."""
    if submission.file_id is None:
        submission.file_id = files.keep_bytes(session, storage=storage, content=content, now=now).id
        session.flush()


def originals_of(session: Session, entry: Entry) -> list[StoredFile]:
    """Return every original that came with an entry: its pictures in their order, then its documents."""
    return [file for file, _name in _originals(session, entry)]


def files_of(session: Session, entry: Entry) -> list[dict[str, Any]]:
    """Return the originals of an entry as a receipt keeps them."""
    return [
        {"sha256": file.sha256, "size": file.size, "media_type": _media_type(file, name)}
        for file, name in _originals(session, entry)
    ]


def _originals(session: Session, entry: Entry) -> list[tuple[StoredFile, str]]:
    """Return the originals with the names they came under."""
    sent = session.execute(
        select(Upload.file_id, Upload.file_name).where(Upload.entry_id == entry.id).order_by(Upload.id)
    ).all()
    names = {row.file_id: row.file_name for row in sent}
    ids = list(dict.fromkeys([*(image.file_id for image in entry.images), *names]))
    stored = {file.id: file for file in session.scalars(select(StoredFile).where(StoredFile.id.in_(ids)))}
    found: dict[str, tuple[StoredFile, str]] = {}
    for each in ids:  # a picture that was turned has a row of its own for the same original
        found.setdefault(stored[each].sha256, (stored[each], names.get(each, "")))
    return list(found.values())


def _media_type(file: StoredFile, name: str) -> str:
    """Return what a file is: a Word document is a ZIP by its first bytes, and a teacher knows of none."""
    kind = kind_of_type(file.media_type, name, is_text=name.lower().endswith(".txt"))
    return kind.media_type if kind.category is Category.DOCUMENT else file.media_type
