"""What is asked about proofs: by the secretariat's list, by the page of a work, and by a teacher."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.consent.models import Consent
from competition.consent.rules import Channel
from competition.entries.credits import credits  # noqa: A004 - the word of the field
from competition.entries.identity import Author, Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.publication.composing.models import ComposedWork, Composition
from competition.publication.proofing.models import PrintedCorrection, Proof, ProofLetter
from competition.publication.proofing.rules import Printed, Standing, standing
from competition.results.confidence.queries import find_holding
from competition.results.models import Award


@dataclass(frozen=True)
class Told:
    """A teacher of a work, and where its proof stands with them; `letter` is None while nothing was sent."""

    account: Account
    letter: ProofLetter | None
    standing: Standing

    @property
    def called(self) -> str:
        """What the teacher is called: the name, or the address; nothing where neither is known."""
        return self.account.name or self.account.address or ""

    @property
    def awaits_letter(self) -> bool:
        """Whether a letter is to bring the pages: they never saw them, or these are others than approved."""
        return bool(self.account.address) and self.standing in (Standing.UNSENT, Standing.VOID)

    @property
    def is_silent(self) -> bool:
        """Whether a letter can remind them of pages to which they said nothing."""
        return bool(self.account.address) and self.standing is Standing.SILENT

    @property
    def is_out_of_reach(self) -> bool:
        """Whether no letter reaches them, and they have not said that the pages are right."""
        return not self.account.address and self.standing is not Standing.APPROVED


@dataclass(frozen=True)
class Row:
    """An awarded work with its proof and its teachers; `touched`: its pages may have changed since.

    `excerpt` is what was chosen for it, where the book prints a part of it.
    """

    entry: Entry
    form: str
    proof: Proof | None
    corrected: bool
    touched: bool
    teachers: tuple[Told, ...]
    excerpt: ComposedWork | None = None


def may_be_told(session: Session, campaign: Campaign) -> bool:
    """Whether teachers know, or may know, what their classes have won: told in confidence, or announced."""
    if campaign.announced_at is not None:
        return True
    holding = find_holding(session, campaign)
    return holding is not None and holding.told is not None


def shown_to_teachers(session: Session, entry_ids: Sequence[int]) -> frozenset[int]:
    """Return which of these works the book may print at this moment: of no other are there pages to see."""
    found = credits(session, entry_ids=entry_ids, channel=Channel.BOOK)
    return frozenset(entry_id for entry_id, credit in found.items() if credit.allowed)


def rows_of(session: Session, campaign_id: int, ref: str | None = None) -> list[Row]:
    """Return the awarded works of a campaign with their proofs, or one of them; three statements."""
    changed = (
        select(func.max(Consent.recorded_at))
        .join(Author, Author.person_id == Consent.person_id)
        .where(Author.entry_id == Entry.id)
        .scalar_subquery()
    )
    corrected = select(func.max(PrintedCorrection.id)).where(
        PrintedCorrection.entry_id == Entry.id, PrintedCorrection.taken_back_at.is_(None)
    )
    ends = (ComposedWork.first, ComposedWork.last, ComposedWork.also_first, ComposedWork.also_last)
    composed = select(Composition.changed_at).where(Composition.campaign_id == campaign_id).scalar_subquery()
    wanted = (
        select(Entry, Category.form, Proof, corrected.scalar_subquery(), changed, composed, ComposedWork)
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .outerjoin(Proof, Proof.entry_id == Entry.id)
        .outerjoin(
            ComposedWork, (ComposedWork.entry_id == Entry.id) & or_(*(end.is_not(None) for end in ends))
        )
        .where(
            Award.campaign_id == campaign_id,
            Entry.state == EntryState.ACCEPTED,
            Entry.set_apart_at.is_(None),
        )
        .order_by(Category.position, Award.place, Entry.id)
        .options(lazyload(Entry.images))
    )
    if ref is not None:
        wanted = wanted.where(Entry.ref == ref)
    found = session.execute(wanted).all()
    teachers = _teachers(session, [row[0].id for row in found])
    return [
        Row(
            entry,
            form,
            proof,
            correction is not None,
            _touched(proof, (entry.updated_at, consents, composition)),
            tuple(_told(account, letter, proof) for account, letter in teachers[entry.id]),
            excerpt,
        )
        for entry, form, proof, correction, consents, composition, excerpt in found
    ]


def _touched(proof: Proof | None, changes: Sequence[datetime | None]) -> bool:
    return proof is not None and any(at is not None and at > proof.made_at for at in changes)


def _told(account: Account, letter: ProofLetter | None, proof: Proof | None) -> Told:
    if letter is None:
        return Told(account, None, Standing.UNSENT)
    now, replied = proof.stamp if proof else "", letter.replied_at is not None
    return Told(account, letter, standing(letter.answer, stamp=letter.stamp, now=now, replied=replied))


def _teachers(
    session: Session, entry_ids: Sequence[int]
) -> defaultdict[int, list[tuple[Account, ProofLetter | None]]]:
    """Return by entry who looks after its class, and the letter they got; one statement."""
    found: defaultdict[int, list[tuple[Account, ProofLetter | None]]] = defaultdict(list)
    rows = session.execute(
        select(Authorship.entry_id, Account, ProofLetter)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .join(Account, Account.id == ClassTeacher.account_id)
        .outerjoin(
            ProofLetter,
            (ProofLetter.entry_id == Authorship.entry_id) & (ProofLetter.account_id == Account.id),
        )
        .where(Authorship.entry_id.in_(entry_ids), ClassTeacher.in_trust.is_(False))
        .order_by(Account.name, Account.id)
    )
    for entry_id, account, letter in rows:
        found[entry_id].append((account, letter))
    return found


def corrections_of(session: Session, entry_id: int) -> Sequence[tuple[PrintedCorrection, str]]:
    """Return every correction of a work with who made it, the latest first; one statement."""
    rows = session.execute(
        select(PrintedCorrection, func.coalesce(Account.name, ""))
        .outerjoin(Account, Account.id == PrintedCorrection.made_by_id)
        .where(PrintedCorrection.entry_id == entry_id)
        .order_by(PrintedCorrection.id.desc())
    )
    return [(correction, name) for correction, name in rows]


def standing_correction(session: Session, entry_id: int) -> PrintedCorrection | None:
    """Return the correction that counts."""
    wanted = select(PrintedCorrection).where(
        PrintedCorrection.entry_id == entry_id, PrintedCorrection.taken_back_at.is_(None)
    )
    return session.scalar(wanted.order_by(PrintedCorrection.id.desc()).limit(1))


def submitted(entry: Entry) -> Printed:
    """Return the words of a work as they were sent in."""
    return Printed(entry.title, entry.text, entry.translation_title, entry.translation)


def letters_waiting(
    session: Session, campaign_id: int, account_id: int, class_id: int | None = None
) -> Sequence[tuple[Entry, ProofLetter]]:
    """Return the works whose pages a teacher was sent and may see, or those of one class; two statements."""
    wanted = (
        select(Entry, ProofLetter)
        .join(ProofLetter, ProofLetter.entry_id == Entry.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(
            ClassTeacher,
            (ClassTeacher.class_id == Authorship.class_id) & (ClassTeacher.account_id == account_id),
        )
        .join(Award, Award.entry_id == Entry.id)
        .where(
            ProofLetter.campaign_id == campaign_id,
            ProofLetter.account_id == account_id,
            Entry.state == EntryState.ACCEPTED,
            Entry.set_apart_at.is_(None),
        )
        .order_by(Entry.number)
        .options(lazyload(Entry.images))
    )
    if class_id is not None:
        wanted = wanted.where(Authorship.class_id == class_id)
    found = [(entry, letter) for entry, letter in session.execute(wanted)]
    shown = shown_to_teachers(session, [entry.id for entry, _letter in found]) if found else ()
    return [(entry, letter) for entry, letter in found if entry.id in shown]
