"""What lies ready in the profile of somebody new: from the invitation, else from another campaign."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Invitation
from competition.accounts.rules import Role
from competition.campaign.models import Campaign, Category, City, School
from competition.judging.models import BarredSchool, Judge, JudgeCategory
from competition.judging.panel.models import Invited
from competition.judging.panel.rules import Given

LIGHT = (lazyload(Judge.categories), lazyload(Judge.barred_schools))


@dataclass(frozen=True)
class Places:
    """What a profile can name here, by id: cities, and schools as "School, City"."""

    cities: Mapping[int, str]
    schools: Mapping[int, str]


@dataclass(frozen=True)
class Ready:
    """What a profile is filled with, and where it comes from: `campaign` is another's name, else empty."""

    given: Given
    campaign: str = ""


def ready_profile(session: Session, *, account_id: int, campaign: Campaign, places: Places) -> Ready | None:
    """Return what is known of a judge before the first visit, None where nothing is.

    What the invitation says goes before what the judge said elsewhere; the rest is filled from there.
    """
    invited = _from_invitation(session, account_id, campaign.id)
    earlier = _from_elsewhere(session, account_id, campaign, places)
    if earlier is None:
        return Ready(invited) if invited else None
    given, name = earlier
    return Ready(_over(given, invited), name) if given or invited else None


def _over(under: Given, over: Given) -> Given:
    """Return one laid over the other."""
    said = {name: value for name, value in vars(over).items() if value}
    return replace(under, **said)


def _from_invitation(session: Session, account_id: int, campaign_id: int) -> Given:
    kept = session.scalars(
        select(Invited.given)
        .join(Invitation, Invitation.id == Invited.invitation_id)
        .where(Invitation.campaign_id == campaign_id, Invitation.role == Role.JUDGE)
        .where(Invitation.accepted_by_id == account_id)
        .order_by(Invitation.id.desc())
        .limit(1)
    ).first()
    return Given.of(kept or {})


def _from_elsewhere(
    session: Session, account_id: int, campaign: Campaign, places: Places
) -> tuple[Given, str] | None:
    """Return what this person said in the campaign before, in the places of this one."""
    row = session.execute(
        select(Judge, Campaign.name, Campaign.year, City.name)
        .join(Campaign, Campaign.id == Judge.campaign_id)
        .outerjoin(City, City.id == Judge.city_id)
        .where(Judge.account_id == account_id, Judge.campaign_id != campaign.id)
        .where(Judge.conduct_accepted_at.is_not(None))
        .order_by(Judge.created_at.desc(), Judge.id.desc())
        .limit(1)
        .options(*LIGHT)
    ).first()
    if row is None:
        return None
    judge, name, year, city = row
    categories, schools = _chosen(session, judge.id)
    given = Given(
        languages=tuple(judge.languages),
        category_ids=tuple(c.id for c in campaign.categories if (c.form, c.age_group) in categories),
        capacity=judge.capacity,
        city_id=next((key for key, said in places.cities.items() if said == city), None),
        school_ids=tuple(key for key, said in places.schools.items() if said in schools),
    )
    return given, f"{name} {year}"


def _chosen(session: Session, judge_id: int) -> tuple[set[tuple[str, str]], set[str]]:
    """Return the categories (form, age group) and the schools ("School, City") of a judge; one statement."""
    rows = session.execute(
        union_all(
            select(literal("category"), Category.form, Category.age_group)
            .join(JudgeCategory, JudgeCategory.category_id == Category.id)
            .where(JudgeCategory.judge_id == judge_id),
            select(literal("school"), School.name, City.name)
            .join(City, City.id == School.city_id)
            .join(BarredSchool, BarredSchool.school_id == School.id)
            .where(BarredSchool.judge_id == judge_id),
        )
    ).all()
    categories = {(one, other) for kind, one, other in rows if kind == "category"}
    return categories, {f"{one}, {other}" for kind, one, other in rows if kind == "school"}
