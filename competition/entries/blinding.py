"""Making the judges' copy: allowed fields only, names masked, pictures re-encoded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import City, School
from competition.consent.models import Person
from competition.entries.blind import BlindEntry, BlindImage
from competition.entries.blindness.finding import Named, Whose
from competition.entries.blindness.models import NameRuling, PictureMask
from competition.entries.identity import Author, Authorship, ClassTeacher, SchoolClass
from competition.entries.masking import mask_all
from competition.entries.models import Entry
from competition.entries.screening_errors import MaskOutOfDateError, PicturesNotReadyError
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind

# Words that stand within names and in every other sentence too: masking them would tear a text to pieces.
_PARTICLES = """
    abd abu af al and av bar ben bin bint bon da dal de degli dei del della den der des di do dos du e el i
    ibn la las le les lo los na o og och of san sankt santa st te ten ter the und van vom von y z zu zum zur
    class dr frau herr madame miss mme mr mrs ms prof school señor señora teacher
    أبو ابن ال الله بن عبد
"""
_NOT_NAMES = frozenset(_PARTICLES.split())


@dataclass(frozen=True)
class OriginNames:
    """What the class, school, city and teachers behind an entry are called."""

    class_name: str
    school: str
    city: str
    teachers: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """Where an entry comes from: its class, its school and city, and who looks after it."""

    class_name: str
    school: str
    teachers: tuple[Account, ...]
    city: str

    @property
    def names(self) -> OriginNames:
        """The names alone."""
        teachers = tuple(teacher.name for teacher in self.teachers)
        return OriginNames(self.class_name, self.school, self.city, teachers)


def origin_of(session: Session, entry_id: int) -> Origin:
    """Return where an entry comes from, in one statement."""
    rows = session.execute(
        select(SchoolClass.name, School.name.label("school"), City.name.label("city"), Account)
        .join(Authorship, Authorship.class_id == SchoolClass.id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(
            ClassTeacher,
            (ClassTeacher.class_id == SchoolClass.id) & ClassTeacher.in_trust.is_(False),
        )
        .outerjoin(Account, Account.id == ClassTeacher.account_id)
        .where(Authorship.entry_id == entry_id)
        .order_by(Account.id)
    ).all()
    teachers = tuple(row.Account for row in rows if row.Account is not None)
    return Origin(rows[0].name, rows[0].school, teachers, rows[0].city)


def named_of(people: Iterable[Person], origin: OriginNames) -> list[Named]:
    """Return every name that could tell whose an entry is, with whose it is; longest first.

    A name that several have is told once, as that of a pupil before anybody else's.
    """
    pupils = _of_people(f"{person.given_name} {person.family_name}" for person in people)
    teachers = _of_people(origin.teachers)
    found = {
        origin.city: Whose.CITY,
        origin.school: Whose.SCHOOL,
        origin.class_name: Whose.CLASS,
    }
    found |= dict.fromkeys(teachers, Whose.TEACHER) | dict.fromkeys(pupils, Whose.PUPIL)
    names = [Named(text, whose) for text, whose in found.items() if text]
    return sorted(names, key=lambda name: (-len(name.text), name.text))


def names_of(people: Iterable[Person], origin: OriginNames) -> list[str]:
    """Return every name that is masked unless somebody decides otherwise; longest first.

    The city is left out: a work may be about where it comes from.
    """
    return [name.text for name in named_of(people, origin) if name.whose is not Whose.CITY]


def names_behind(session: Session, entry_id: int) -> list[str]:
    """Return the `names_of` an entry, read from the database."""
    people = session.scalars(
        select(Person).join(Author, Author.person_id == Person.id).where(Author.entry_id == entry_id)
    )
    return names_of(people, origin_of(session, entry_id).names)


def names_to_hide(session: Session, entry_id: int) -> tuple[set[str], set[str]]:
    """Return what is masked, the names behind an entry and words ruled to be; and what is ruled to stay."""
    rulings = session.scalars(select(NameRuling).where(NameRuling.entry_id == entry_id)).all()
    left = {ruling.word for ruling in rulings if not ruling.masked}
    stays = {word.casefold() for word in left}
    names = {name for name in names_behind(session, entry_id) if name.casefold() not in stays}
    return names | {ruling.word for ruling in rulings if ruling.masked}, left


def _of_people(names: Iterable[str]) -> set[str]:
    """Return each whole name and those of its parts that are names by themselves."""
    whole = {" ".join(name.split()) for name in names}
    parts = {part for name in whole for part in name.split()}
    return whole | {part for part in parts if part.rstrip(".").casefold() not in _NOT_NAMES}


def _texts(entry: Entry) -> list[str]:
    """Return every text of an entry that a judge reads: the words, then what describes the pictures."""
    words = [entry.title, entry.text, entry.translation_title, entry.translation]
    return [*words, *(image.alt for image in entry.images)]


def make_blind(session: Session, *, entry: Entry, now: datetime) -> BlindEntry:
    """Make a new judges' copy, with the names behind the entry masked as was ruled; retire the earlier ones.

    A copy of an entry that a concern sets apart is set apart with it.

    Raises PicturesNotReadyError while a picture has no rendition for judges, MaskOutOfDateError when one was
    changed after parts of it had been covered.
    """
    renditions = _judges_renditions(session, entry)
    hidden, left = names_to_hide(session, entry.id)
    masked, found = mask_all(_texts(entry), hidden, left)
    retire(session, entry_id=entry.id, now=now)
    copy = BlindEntry(
        campaign_id=entry.campaign_id,
        entry_id=entry.id,
        edition=_next_edition(session, entry.id),
        category_id=entry.category_id,
        language=entry.language,
        title=masked[0],
        text=masked[1],
        translation_language=entry.translation_language,
        translation_title=masked[2],
        translation=masked[3],
        translation_version=entry.translation_version,
        masked_names=len(found),
        apart_at=entry.set_apart_at,
        frozen_at=now,
    )
    for position, (image, alt) in enumerate(zip(entry.images, masked[4:], strict=True), start=1):
        copy.images.append(BlindImage(position=position, rendition_id=renditions[image.file_id], alt=alt))
    session.add(copy)
    session.flush()
    return copy


def retire(session: Session, *, entry_id: int, now: datetime) -> None:
    """Let no judge see the copies of an entry any more."""
    session.execute(
        update(BlindEntry)
        .where(BlindEntry.entry_id == entry_id, BlindEntry.retired_at.is_(None))
        .values(retired_at=now)
    )


def _judges_renditions(session: Session, entry: Entry) -> dict[int, int]:
    """Return the ids of the judges' renditions by the ids of the originals."""
    originals = [image.file_id for image in entry.images]
    wanted = select(Rendition.original_id, Rendition.id).where(
        Rendition.original_id.in_(originals), Rendition.kind == RenditionKind.JUDGE
    )
    found = {row.original_id: row.id for row in session.execute(wanted)} if originals else {}
    if set(found) != set(originals):
        raise PicturesNotReadyError
    return found | _covered(session, entry)


def _covered(session: Session, entry: Entry) -> dict[int, int]:
    """Return the renditions in which parts are covered, by the ids of the originals."""
    if not entry.images:
        return {}
    at = {image.id: image for image in entry.images}
    masks = session.scalars(select(PictureMask).where(PictureMask.image_id.in_(at))).all()
    for mask in masks:
        if mask.file_id != at[mask.image_id].file_id:
            raise MaskOutOfDateError(picture=at[mask.image_id].position)
    return {mask.file_id: mask.rendition_id for mask in masks}


def _next_edition(session: Session, entry_id: int) -> int:
    latest = session.scalar(select(func.max(BlindEntry.edition)).where(BlindEntry.entry_id == entry_id))
    return (latest or 0) + 1
