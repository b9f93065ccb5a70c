"""How many entries a class and a school may hand in, and how many of these places are taken.

A place is taken by what is handed in and stands, and kept for what was returned. It is asked twice: before,
so that a class can choose, and at handing in, with the school held, so that no two classes take the last one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category, School
from competition.campaign.rules import Quota
from competition.entries.dossiers import Dossier
from competition.entries.errors import QuotaFullError, TooFewPlacesError
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState

Taken = tuple[int, int, int]
"""Of a class in a category: how many it has handed in."""
TAKES_A_PLACE = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.ACCEPTED)


class Scope(StrEnum):
    """Who shares the places."""

    CLASS = "class"
    SCHOOL = "school"


@dataclass(frozen=True)
class Places:
    """Places of a class or a school: in one category (`form`), or over all of them (empty)."""

    scope: Scope
    form: str
    taken: int
    most: int

    @property
    def left(self) -> int:
        """How many are free."""
        return max(0, self.most - self.taken)


def has_quotas(campaign: Campaign) -> bool:
    """Whether anything is limited by number at all."""
    quotas = (campaign.quota, *(category.limits.quota for category in campaign.categories))
    return any(quota != Quota() for quota in quotas)


def places(
    session: Session, campaign: Campaign, school_class: SchoolClass, *, but: Sequence[int] = ()
) -> list[Places]:
    """Return all limited places of a class and its school, leaving out some entries; one statement."""
    if not has_quotas(campaign):
        return []
    rows = _taken(session, campaign, school_class, but)
    found = list(_of(campaign.quota, "", _count(rows, school_class, None)))
    for category in campaign.categories:
        if category.age_group == school_class.age_group:
            found += _of(category.limits.quota, category.form, _count(rows, school_class, category))
    return found


def require_places(session: Session, campaign: Campaign, dossiers: Sequence[Dossier]) -> None:
    """Hold the school and raise QuotaFullError unless all these entries of one class have one."""
    if not dossiers or not has_quotas(campaign):
        return
    school_class = session.get_one(SchoolClass, dossiers[0].class_id)
    session.scalar(select(School.id).where(School.id == school_class.school_id).with_for_update())
    own = [dossier.entry.id for dossier in dossiers]
    for each in places(session, campaign, school_class, but=own):
        wanted = sum(1 for dossier in dossiers if each.form in ("", dossier.category.form))
        if wanted > max(each.left, 1):
            raise TooFewPlacesError(each, wanted=wanted, left=each.left)
        if wanted > each.left:
            raise QuotaFullError(each)


def _taken(
    session: Session, campaign: Campaign, school_class: SchoolClass, but: Sequence[int]
) -> Sequence[Taken]:
    """Return what each class of the school has handed in, by category."""
    rows = session.execute(
        select(SchoolClass.id, Entry.category_id, func.count(Entry.id))
        .join(Authorship, Authorship.class_id == SchoolClass.id)
        .join(
            Entry,
            and_(Entry.id == Authorship.entry_id, Entry.state.in_(TAKES_A_PLACE), Entry.id.not_in(but)),
        )
        .where(SchoolClass.campaign_id == campaign.id, SchoolClass.school_id == school_class.school_id)
        .group_by(SchoolClass.id, Entry.category_id)
    )
    return [(class_id, category_id, number) for class_id, category_id, number in rows]


def _count(rows: Sequence[Taken], school_class: SchoolClass, category: Category | None) -> tuple[int, int]:
    """Return how many the class and how many the school has handed in, in a category or altogether."""
    fitting = [row for row in rows if category is None or row[1] == category.id]
    own = sum(number for class_id, _category, number in fitting if class_id == school_class.id)
    return own, sum(number for _class, _category, number in fitting)


def _of(quota: Quota, form: str, taken: tuple[int, int]) -> list[Places]:
    limits = ((Scope.CLASS, taken[0], quota.per_class), (Scope.SCHOOL, taken[1], quota.per_school))
    return [Places(scope, form, number, most) for scope, number, most in limits if most is not None]
