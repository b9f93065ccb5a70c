"""Which entries are like one, for the page where it is screened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ScalarSelect, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from competition.campaign.models import City, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.likeness.models import Resemblance
from competition.entries.likeness.rules import LikenessKind
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState, ImageState

MOST = 10
PICTURED = (LikenessKind.SAME_FILE, LikenessKind.PICTURE)


@dataclass(frozen=True)
class Alike:
    """Another entry that is like the one at hand."""

    ref: str
    number: str
    title: str
    language: str
    text: str
    kind: LikenessKind
    score: int
    state: EntryState
    class_name: str
    school: str
    city: str
    same_class: bool
    images: tuple[tuple[str, str], ...] = ()
    """Its pictures that can be shown, as (ref, description)."""


def number_alike() -> ScalarSelect[int]:
    """Return how many entries are like the one of the row: a part of a larger question."""
    other = aliased(Entry)
    either = or_(Resemblance.entry_id == Entry.id, Resemblance.other_id == Entry.id)
    return (
        select(func.count(other.id.distinct()))
        .join(Resemblance, or_(Resemblance.entry_id == other.id, Resemblance.other_id == other.id))
        .where(either, other.id != Entry.id, other.number.is_not(None))
        .correlate(Entry)
        .scalar_subquery()
    )


def alike_of(session: Session, campaign_id: int, entry_id: int) -> list[Alike]:
    """Return the entries that are like one, the most alike first; drafts stay their class's own."""
    other_id = case((Resemblance.entry_id == entry_id, Resemblance.other_id), else_=Resemblance.entry_id)
    own_class = select(Authorship.class_id).where(Authorship.entry_id == entry_id).scalar_subquery()
    rows: Any = session.execute(
        select(
            Entry.ref, Entry.number, Entry.title, Entry.language, Entry.text, Resemblance.kind,
            Resemblance.score, Entry.state, SchoolClass.name, School.name, City.name,
            Authorship.class_id == own_class,
        )
        .join(Resemblance, and_(
            or_(Resemblance.entry_id == entry_id, Resemblance.other_id == entry_id), Entry.id == other_id
        ))
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(Entry.campaign_id == campaign_id, Entry.number.is_not(None))
        .order_by(Resemblance.score.desc(), Entry.id)
        .limit(MOST)
    )  # fmt: skip
    found = [Alike(*tuple(row)) for row in rows]
    pictures = _pictures(session, [each.ref for each in found if each.kind in PICTURED])
    return [replace(each, images=tuple(pictures.get(each.ref, ()))) for each in found]


def _pictures(session: Session, refs: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    if refs:
        for ref, image_ref, alt in session.execute(
            select(Entry.ref, EntryImage.ref, EntryImage.alt)
            .join(EntryImage, EntryImage.entry_id == Entry.id)
            .where(Entry.ref.in_(refs), EntryImage.state == ImageState.READY)
            .order_by(EntryImage.position)
        ):
            found.setdefault(ref, []).append((image_ref, alt))
    return found
