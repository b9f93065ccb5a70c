"""What was done with an entry, in plain words for its teacher; nothing of the judging."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import Author, ClassTeacher, Receipt, SchoolClass, Submission
from competition.entries.models import Entry
from competition.platform.audit import AuditEntry
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

TOGETHER = timedelta(hours=1)
"""Savings that follow each other this closely are told as one."""
MOST = 1000
DEEDS = {
    "entry.create": _("The draft was begun"),
    "entry.save": _("The words were saved"),
    "entry.take_document": _("The text was taken over from a document"),
    "entry.add_picture": _("A picture was added"),
    "entry.remove_picture": _("A picture was removed"),
    "entry.edit_picture": _("A picture was turned or cut"),
    "entry.bring_picture_back": _("A picture was brought back"),
    "entry.describe_pictures": _("The pictures were described"),
    "entry.add_document": _("A document was added"),
    "entry.remove_document": _("A document was removed"),
    "entry.set_people": _("It was said who made it, and what may be shown"),
    "entry.invite_translator": _("Somebody was asked to translate it"),
    "entry.translate": _("It was translated"),
    "entry.credit_translator": _("It was said who translated it"),
    "entry.mask": _("A word was masked for the judges"),
    "entry.leave_name": _("A name was left as it stands"),
    "entry.unmask": _("What was decided about a word was taken back"),
    "entry.cover": _("Parts of a picture were covered for the judges"),
    "entry.forget_beside": _("The names and properties of its files were forgotten"),
    "consent.record": _("It was written down what may be shown"),
    "consent.answer": _("A family said by its link what may be shown"),
    "entry.submit": _("It was submitted"),
    "entry.reopen": _("It was opened again, to be changed"),
    "entry.withdraw": _("It was withdrawn"),
    "entry.bring_back": _("It was brought back"),
    "entry.accept": _("The secretariat accepted it"),
    "entry.return": _("The secretariat returned it with a note"),
    "entry.disqualify": _("The secretariat disqualified it"),
    "entry.take_back": _("The secretariat took its acceptance back"),
    "entry.correct": _("The secretariat corrected its language or form"),
    "entry.correct_back": _("The secretariat took its correction back"),
}
LATE = _("It was submitted after the deadline; the secretariat decides whether it counts")
_REPEATED = {
    "entry.save", "entry.describe_pictures", "entry.set_people", "entry.add_picture", "entry.edit_picture",
    "entry.mask", "entry.leave_name", "entry.cover", "consent.record",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing that was done: when, what and by whom; `receipt` is the ref of the receipt it gave."""

    at: datetime
    said: str
    who: str
    receipt: str = ""
    sha256: str = ""


def story_of(session: Session, entry: Entry, school_class: SchoolClass) -> list[Step]:
    """Return what was done with an entry and said of its people, the latest first, in three statements."""
    told = _deeds(session, entry.id)
    names = _teachers(session, school_class.id)
    receipts = _receipts(session, entry.id)
    return [_step(group, names, receipts) for group in _together(told)]


def _deeds(session: Session, entry_id: int) -> Sequence[AuditEntry]:
    """Return the deeds that are told; of several at once by the same person, the one that says most."""
    people = select(Author.person_id).where(Author.entry_id == entry_id)
    about = or_(
        and_(AuditEntry.object_kind == "entry", AuditEntry.object_id == entry_id),
        and_(AuditEntry.object_kind == "person", AuditEntry.object_id.in_(people)),
    )
    wanted = select(AuditEntry).where(about, AuditEntry.action.in_(DEEDS))
    found = session.scalars(wanted.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(MOST)).all()
    said = {(deed.at, deed.actor_id) for deed in found if deed.action == "entry.set_people"}
    return [deed for deed in found if deed.action != "consent.record" or (deed.at, deed.actor_id) not in said]


def _together(deeds: Sequence[AuditEntry]) -> Iterable[list[AuditEntry]]:
    """Gather what the same person did over and over, the latest first."""
    group: list[AuditEntry] = []
    for deed in deeds:
        if group and not _goes_with(group[-1], deed):
            yield group
            group = []
        group.append(deed)
    if group:
        yield group


def _goes_with(later: AuditEntry, earlier: AuditEntry) -> bool:
    same = (later.action, later.actor_id) == (earlier.action, earlier.actor_id)
    return same and later.action in _REPEATED and later.at - earlier.at <= TOGETHER


def _step(group: Sequence[AuditEntry], names: dict[int, str], receipts: dict[int, tuple[str, str]]) -> Step:
    latest = group[0]
    said = gettext(LATE if latest.details.get("late_by") else DEEDS[latest.action])
    if len(group) > 1:
        said = ngettext("%(deed)s, once", "%(deed)s, %(num)s times", len(group), deed=said)
    receipt, sha256 = receipts.get(latest.details.get("receipt", 0), ("", ""))
    return Step(latest.at, said, _who(latest, names), receipt, sha256)


def _who(deed: AuditEntry, names: dict[int, str]) -> str:
    """Return a teacher of the class by name; everybody else is the secretariat."""
    if deed.actor_id is None:
        return gettext("an invited translator") if deed.action == "entry.translate" else ""
    return names.get(deed.actor_id) or gettext("the secretariat")


def _teachers(session: Session, class_id: int) -> dict[int, str]:
    rows = session.scalars(
        select(Account)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == class_id)
    )
    return {account.id: account.name or account.address or "" for account in rows}


def _receipts(session: Session, entry_id: int) -> dict[int, tuple[str, str]]:
    rows = session.execute(
        select(Receipt.id, Receipt.sha256, Submission.ref)
        .outerjoin(Submission, Submission.id == Receipt.submission_id)
        .where(Receipt.entry_id == entry_id)
    )
    return {number: (ref or "", sha256) for number, sha256, ref in rows}
