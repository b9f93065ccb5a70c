"""How many special mentions there may be, however each was given: confirmed, or decided by the jury."""

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.results.errors import MentionsFullError, MentionsOfSchoolFullError
from competition.results.facts import MENTION
from competition.results.models import Award, Mention, Override
from competition.results.queries import quotas_of_campaign


def refuse_when_full(session: Session, campaign: Campaign, entry: Entry) -> None:
    """Raise MentionsFullError or MentionsOfSchoolFullError where others have all there may be."""
    quotas = quotas_of_campaign(session, campaign.id)
    category = session.get_one(Category, entry.category_id)
    number = sum(kind.number for kind in category.award_kinds if kind.key == MENTION)
    limit = number or quotas.mentions_per_category
    if limit is not None and _others(session, entry, Entry.category_id == category.id) >= limit:
        raise MentionsFullError(limit=limit)
    per_school = quotas.mentions_per_school
    school = session.scalar(_school_of(entry))
    if per_school is None or school is None:
        return
    if _others(session, entry, SchoolClass.school_id == school) >= per_school:
        raise MentionsOfSchoolFullError(limit=per_school)


def _school_of(entry: Entry) -> Select[int]:
    schools = select(SchoolClass.school_id).join(Authorship, Authorship.class_id == SchoolClass.id)
    return schools.where(Authorship.entry_id == entry.id)


def _others(session: Session, entry: Entry, where: ColumnElement[bool]) -> int:
    """Count the other works with a mention; one that has won something else by now does not count."""
    confirmed = and_(
        Mention.entry_id.is_not(None),
        Override.entry_id.is_(None),
        func.coalesce(Award.kind, MENTION) == MENTION,
    )
    counted = (
        select(func.count(Entry.id))
        .outerjoin(Mention, Mention.entry_id == Entry.id)
        .outerjoin(Override, Override.entry_id == Entry.id)
        .outerjoin(Authorship, Authorship.entry_id == Entry.id)
        .outerjoin(SchoolClass, SchoolClass.id == Authorship.class_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .where(Entry.campaign_id == entry.campaign_id, Entry.id != entry.id, where)
        .where(or_(Override.kind == MENTION, confirmed))
    )
    return session.scalar(counted) or 0
