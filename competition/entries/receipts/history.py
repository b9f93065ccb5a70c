"""What was done with an entry, in plain words for its teacher; nothing of the judging."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import ClassTeacher, Receipt, SchoolClass, Submission
from competition.entries.models import Entry
from competition.platform import audit
from competition.platform.audit import AuditEntry
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

TOGETHER = timedelta(hours=1)
"""Savings that follow each other this closely are told as one."""
MOST = 1000
DEEDS = {
    "entry.create": _("The draft was begun"),
    "entry.save": _("The words were saved"),
    "entry.take_text": _("The text was taken over from a document"),
    "entry.add_picture": _("A picture was added"),
    "entry.remove_picture": _("A picture was removed"),
    "entry.turn_picture": _("A picture was turned or cut"),
    "entry.describe_pictures": _("The pictures were described"),
    "entry.add_document": _("A document was added"),
    "entry.remove_document": _("A document was removed"),
    "entry.set_people": _("It was said who made it, and what may be shown"),
    "entry.submit": _("It was submitted"),
    "entry.reopen": _("It was opened again, to be changed"),
    "entry.withdraw": _("It was withdrawn"),
    "entry.bring_back": _("It was brought back"),
    "entry.accept": _("The secretariat accepted it"),
    "entry.return": _("The secretariat returned it with a note"),
    "entry.disqualify": _("The secretariat disqualified it"),
    "entry.correct": _("The secretariat corrected its language or form"),
}
LATE = _("It was submitted after the deadline; the secretariat decides whether it counts")
_REPEATED = {"entry.save", "entry.describe_pictures", "entry.set_people", "entry.add_picture"}


@dataclass(frozen=True)
class Step:
    """One thing that was done: when, what and by whom; `receipt` is the ref of the receipt it gave."""

    at: datetime
    said: str
    who: str
    receipt: str = ""
    sha256: str = ""


def story_of(session: Session, entry: Entry, school_class: SchoolClass) -> list[Step]:
    """Return what was done with an entry, the latest first, in three statements."""
    done = audit.history(session, object_kind="entry", object_id=entry.id, limit=MOST)
    told = [deed for deed in done if deed.action in DEEDS]
    names = _teachers(session, school_class.id)
    receipts = _receipts(session, entry.id)
    return [_step(group, names, receipts) for group in _together(told)]


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
        return ""
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
