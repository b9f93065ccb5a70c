"""What is known of the names in and around an entry: one statement beside those for its people and origin."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Integer, Select, Text, cast, literal, select, union_all
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import City, School
from competition.consent.models import Person
from competition.entries.blinding import OriginNames, named_of
from competition.entries.blindness.finding import Finding, Part, Place, Whose, find
from competition.entries.blindness.guessing import guesses, title_of_a_file
from competition.entries.blindness.models import NameRuling, PictureMask
from competition.entries.identity import Author, Authorship, Carrier, ClassTeacher, SchoolClass, Upload
from competition.entries.models import Entry, EntryImage


@dataclass(frozen=True)
class Ruling:
    """What was decided about a word."""

    word: str
    masked: bool


@dataclass(frozen=True)
class Mask:
    """What is covered on a picture, and the file it was drawn on."""

    file_id: int
    areas: Sequence[Sequence[float]]


@dataclass
class Beside:
    """What stands beside the work: whose it is, decisions, covered pictures, what its files say."""

    origin: dict[str, list[str]] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    masks: dict[int, Mask] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    @property
    def names(self) -> OriginNames:
        """What class, school, city and teachers are called."""
        class_name, school, city = (self.origin.get(kind, [""])[0] for kind in ("class", "school", "city"))
        return OriginNames(class_name, school, city, tuple(self.origin.get("teacher", ())))


@dataclass(frozen=True)
class BlindnessReport:
    """Everything that the blindness check says about an entry."""

    findings: tuple[Finding, ...]
    rulings: Sequence[Ruling]
    masks: Mapping[int, Mask]
    """What is covered, by the id of the picture."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """The names that judges would read and nobody has decided about."""
        return tuple(finding for finding in self.findings if finding.is_open)

    @property
    def read(self) -> tuple[Finding, ...]:
        """The names that stand where judges read."""
        return tuple(finding for finding in self.findings if finding.read)

    @property
    def masked_unasked(self) -> tuple[Finding, ...]:
        """Those of `open` that judges get masked if nobody decides anything."""
        return tuple(finding for finding in self.open if _is_sure(finding))

    @property
    def for_a_person(self) -> tuple[Finding, ...]:
        """Those of `open` that stay if nobody decides anything: the city, and what is perhaps a name."""
        return tuple(finding for finding in self.open if not _is_sure(finding))

    @property
    def sure(self) -> tuple[Finding, ...]:
        """Those of `read` that are names beyond doubt."""
        return tuple(finding for finding in self.read if not finding.is_guess)

    @property
    def guessed(self) -> tuple[Finding, ...]:
        """Those of `read` that are perhaps a name in another form."""
        return tuple(finding for finding in self.read if finding.is_guess)

    @property
    def aside(self) -> tuple[Finding, ...]:
        """The names that stand only where no judge reads."""
        return tuple(finding for finding in self.findings if not finding.read)

    @property
    def names(self) -> list[str]:
        """The names that stand where judges read, and the other words that are masked."""
        return [finding.name.text for finding in self.read] + [ruling.word for ruling in self.words]

    @property
    def hidden(self) -> list[str]:
        """Those of `names` that are masked unless somebody decides otherwise: a city or a guess is not."""
        ruled = [finding for finding in self.read if finding.masked]
        return [finding.name.text for finding in (*ruled, *self.masked_unasked)] + [
            ruling.word for ruling in self.words
        ]

    @property
    def words(self) -> tuple[Ruling, ...]:
        """The masked words that are no name known to Garland: somebody typed them."""
        known = {finding.name.text.casefold() for finding in self.findings}
        return tuple(each for each in self.rulings if each.masked and each.word.casefold() not in known)


def _is_sure(finding: Finding) -> bool:
    return finding.name.whose is not Whose.CITY and not finding.is_guess


def report_of(session: Session, entry: Entry, *, people: Sequence[Person] | None = None) -> BlindnessReport:
    """Look for the names behind an entry in everything that came with it; two statements at most."""
    who = people_behind(session, entry.id) if people is None else people
    beside = beside_of(session, entry.id)
    names = named_of(who, beside.names)
    decided = {ruling.word.casefold(): ruling.masked for ruling in beside.rulings}
    places = [*words_of_work(entry), *beside.places]
    perhaps = guesses(places, names)
    if not any(person.given_name or person.family_name for person in who):
        perhaps += title_of_a_file(places)
    found = find(places, [*names, *perhaps], decided)
    return BlindnessReport(tuple(found), beside.rulings, beside.masks)


def people_behind(session: Session, entry_id: int) -> Sequence[Person]:
    """Return the people behind an entry."""
    wanted = select(Person).join(Author, Author.person_id == Person.id).where(Author.entry_id == entry_id)
    return session.scalars(wanted).all()


def words_of_work(entry: Entry) -> list[Place]:
    """Return every text of a work that judges read."""
    own, other = {"language": entry.language}, {"language": entry.translation_language}
    return [
        Place(Part.TITLE, entry.title, **own),
        Place(Part.TEXT, entry.text, **own),
        Place(Part.TRANSLATION_TITLE, entry.translation_title, **other),
        Place(Part.TRANSLATION, entry.translation, **other),
        *(Place(Part.CAPTION, image.alt, str(image.position), **own) for image in entry.images),
    ]


def beside_of(session: Session, entry_id: int) -> Beside:
    """Return what stands beside a work, in one statement."""
    found = Beside()
    for row in session.execute(_everything(entry_id)):
        if row.kind == "ruling":
            found.rulings.append(Ruling(row.text, bool(row.number)))
        elif row.kind == "mask":
            found.masks[row.at] = Mask(row.number, json.loads(row.text))
        elif row.kind == "file":
            found.places.append(Place(Part.FILE_NAME, _spaced(row.text)))
        elif row.kind == "said":
            found.places.append(Place(Part.PROPERTY, row.text, row.code))
        else:
            found.origin.setdefault(row.kind, []).append(row.text)
    return found


def _rows(kind: str, at: Any, text: Any, number: Any = 0, code: Any = "") -> Select[Any]:
    """Return one part of the statement below."""
    numbered = literal(number) if isinstance(number, int) else number
    coded = literal(code) if isinstance(code, str) else code
    return select(
        literal(kind).label("kind"),
        at.label("at"),
        cast(numbered, Integer).label("number"),
        coded.label("code"),
        cast(text, Text).label("text"),
    )


def _origin(kind: str, at: Any, text: Any, entry_id: int) -> Select[Any]:
    """Return what the class behind an entry, its school, city or teachers are called."""
    return (
        _rows(kind, at, text)
        .select_from(Authorship)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(Authorship.entry_id == entry_id)
    )


def _everything(entry_id: int) -> Select[Any]:
    """Return the statement for all that stands beside a work, each kind in the order of its making."""
    rulings = _rows("ruling", NameRuling.id, NameRuling.word, NameRuling.masked)
    masks = _rows("mask", PictureMask.image_id, PictureMask.areas, PictureMask.file_id)
    names = _rows("file", Upload.id, Upload.file_name)
    said = _rows("said", Carrier.id, Carrier.text, code=Carrier.place)
    teachers = _origin("teacher", Account.id, Account.name, entry_id)
    parts = union_all(
        rulings.where(NameRuling.entry_id == entry_id),
        masks.join(EntryImage, EntryImage.id == PictureMask.image_id).where(EntryImage.entry_id == entry_id),
        names.where(Upload.entry_id == entry_id),
        said.where(Carrier.entry_id == entry_id),
        _origin("class", SchoolClass.id, SchoolClass.name, entry_id),
        _origin("school", School.id, School.name, entry_id),
        _origin("city", City.id, City.name, entry_id),
        teachers.join(
            ClassTeacher, (ClassTeacher.class_id == SchoolClass.id) & ClassTeacher.in_trust.is_(False)
        ).join(Account, Account.id == ClassTeacher.account_id),
    ).subquery()
    return select(parts).order_by(parts.c.kind, parts.c.at)


def _spaced(file_name: str) -> str:
    """Part the words of a file name, which stand between underscores and dots."""
    return file_name.replace("_", " ").replace(".", " ")
