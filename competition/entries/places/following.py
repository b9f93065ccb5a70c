"""What of the entries follows when schools become one: their classes, with all that is theirs."""

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from competition.campaign.likeness import fold
from competition.campaign.merging import follow_schools
from competition.entries.deadline.models import Extension
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.i18n import format_list, ngettext

NAMED = 12
"""How many classes that stand in both schools are named."""


def _move(session: Session, from_id: int, into_id: int) -> None:
    session.execute(update(SchoolClass).where(SchoolClass.school_id == from_id).values(school_id=into_id))
    _move_extensions(session, from_id, into_id)


def _move_extensions(session: Session, from_id: int, into_id: int) -> None:
    """Where both have more time, the later of the two holds."""
    mine = {one.campaign_id: one for one in _extensions(session, into_id)}
    for extension in _extensions(session, from_id):
        kept = mine.get(extension.campaign_id)
        if kept is None:
            extension.school_id = into_id
        else:
            kept.until = max(kept.until, extension.until)
            session.delete(extension)
    session.flush()


def _extensions(session: Session, school_id: int) -> Sequence[Extension]:
    return session.scalars(select(Extension).where(Extension.school_id == school_id)).all()


def _tell(session: Session, ids: Collection[int]) -> list[str]:
    names = session.execute(
        select(SchoolClass.school_id, SchoolClass.name).where(SchoolClass.school_id.in_(ids))
    ).all()
    entries, teachers = session.execute(
        select(_entries(ids).scalar_subquery(), _teachers(ids).scalar_subquery())
    ).one()
    said = [
        ngettext("%(num)s class", "%(num)s classes", len(names)),
        ngettext("%(num)s entry", "%(num)s entries", entries),
        ngettext("%(num)s teacher", "%(num)s teachers", teachers),
    ]
    return [format_list(said), *_twice([(school, name) for school, name in names])]


def _twice(names: Collection[tuple[int, str]]) -> list[str]:
    """Say which classes stand in several of the schools under one name: they stay apart."""
    schools = Counter(
        fold(name) for name in {(school, fold(name)): fold(name) for school, name in names}.values()
    )
    twice = sorted({name for _school, name in names if schools[fold(name)] > 1})
    if not twice:
        return []
    said = ngettext(
        "Class %(names)s stands in more than one of them. It is not merged: they stay two classes.",
        "Classes %(names)s stand in more than one of them. They are not merged: each stays as it is.",
        len({fold(name) for name in twice}),
        names=format_list(twice[:NAMED]),
    )
    return [said]


def _entries(ids: Collection[int]) -> Select[int]:
    return (
        select(func.count(Entry.id))
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .where(SchoolClass.school_id.in_(ids), Entry.state != EntryState.WITHDRAWN)
    )


def _teachers(ids: Collection[int]) -> Select[int]:
    return (
        select(func.count(func.distinct(ClassTeacher.account_id)))
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .where(SchoolClass.school_id.in_(ids), ClassTeacher.in_trust.is_(False))
    )


follow_schools(_move, _tell)
