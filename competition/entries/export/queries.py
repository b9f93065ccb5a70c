"""Entries for the table, one after the other: four statements, whatever their number."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category, City, School
from competition.consent.models import Consent, Person, PersonKind
from competition.entries.export.rows import Line, Maker
from competition.entries.identity import Author, Authorship, ClassTeacher, SchoolClass
from competition.entries.listing import Filters, conditions
from competition.entries.models import Entry, EntryImage
from competition.entries.screening_pages import HANDED_IN_ONCE

BATCH = 500


def lines(session: Session, campaign_id: int, filters: Filters, *more: ColumnElement[bool]) -> Iterator[Line]:
    """Yield what was handed in at least once and passes the filters, in the order it was begun.

    `more` are further conditions of entries, where nobody is behind the session for whom it is narrowed.
    """
    ids = _ids(campaign_id, filters).where(*more)
    people = _Following(session, _people(ids))
    images = _Following(session, _images(ids))
    teachers = _Following(session, _teachers(ids))
    for row in session.execute(_entries(ids).execution_options(yield_per=BATCH)):
        yield Line(
            facts={name: getattr(value, "value", value) for name, value in row._mapping.items()},
            makers=list(_makers(people.of(row.id))),
            alts=[image.alt for image in images.of(row.id)],
            teachers=[(teacher.name, teacher.email or "") for teacher in teachers.of(row.id)],
        )


def count(session: Session, campaign_id: int, filters: Filters) -> int:
    """Return how many entries the table would have."""
    return session.scalar(select(func.count()).select_from(_ids(campaign_id, filters).subquery())) or 0


class _Following:
    """Rows in the order of their entries, given out entry by entry as these pass."""

    def __init__(self, session: Session, query: Select[*tuple[Any, ...]]) -> None:
        rows = session.execute(query.execution_options(yield_per=BATCH))
        self._groups = groupby(rows, key=lambda row: row.entry_id)
        self._at: tuple[int, Sequence[Row[Any]]] | None = self._next()

    def _next(self) -> tuple[int, Sequence[Row[Any]]] | None:
        found = next(self._groups, None)
        return (found[0], list(found[1])) if found else None

    def of(self, entry_id: int) -> Sequence[Row[Any]]:
        """Return the rows of an entry that lies after all asked for before."""
        while self._at is not None and self._at[0] < entry_id:
            self._at = self._next()
        return self._at[1] if self._at is not None and self._at[0] == entry_id else ()


def _ids(campaign_id: int, filters: Filters) -> Select[*tuple[Any, ...]]:
    return select(Entry.id).where(Entry.campaign_id == campaign_id, HANDED_IN_ONCE, *conditions(filters))


def _entries(ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Entry.id,
            func.coalesce(Entry.number, Entry.ref).label("entry"),
            Entry.state,
            Category.form,
            Category.age_group,
            Entry.language,
            Entry.title,
            Entry.text,
            Entry.translation_language,
            Entry.translation_title,
            Entry.translation,
            SchoolClass.name.label("class"),
            School.name.label("school"),
            City.name.label("city"),
            City.country,
            Authorship.made_by,
            Entry.submitted_at,
        )
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(Entry.id.in_(ids))
        .order_by(Entry.id)
    )


def _people(ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Author.entry_id,
            Person.id,
            Person.kind,
            Person.given_name,
            Person.family_name,
            Person.age,
            Person.count.label("counted"),
            Consent.channel,
            Consent.level,
        )
        .join(Person, Person.id == Author.person_id)
        .outerjoin(Consent, Consent.person_id == Person.id)
        .where(Author.entry_id.in_(ids))
        .order_by(Author.entry_id, Author.position, Consent.channel)
    )


def _images(ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        select(EntryImage.entry_id, EntryImage.alt)
        .where(EntryImage.entry_id.in_(ids))
        .order_by(EntryImage.entry_id, EntryImage.position)
    )


def _teachers(ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        select(Authorship.entry_id, Account.name, Account.email)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .join(Account, Account.id == ClassTeacher.account_id)
        .where(Authorship.entry_id.in_(ids))
        .order_by(Authorship.entry_id, ClassTeacher.id)
    )


def _makers(rows: Sequence[Row[Any]]) -> Iterator[Maker]:
    """Yield the people of an entry, each with all channels that something was said of."""
    for _id, group in groupby(rows, key=lambda row: row.id):
        said = list(group)
        first = said[0]
        yield Maker(
            given_name=first.given_name,
            family_name=first.family_name,
            age=first.age,
            count=first.counted,
            is_group=first.kind is PersonKind.GROUP,
            levels={row.channel: row.level for row in said if row.channel is not None},
        )
