"""What of the panel follows when schools or cities become one: where judges are from, and barred from."""

from collections.abc import Collection

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from competition.campaign.merging import follow_cities, follow_schools
from competition.judging.models import BarredSchool, Judge
from competition.platform.i18n import ngettext


def _move_school(session: Session, from_id: int, into_id: int) -> None:
    barred = select(BarredSchool.judge_id).where(BarredSchool.school_id == into_id)
    session.execute(
        delete(BarredSchool).where(BarredSchool.school_id == from_id, BarredSchool.judge_id.in_(barred))
    )
    session.execute(update(BarredSchool).where(BarredSchool.school_id == from_id).values(school_id=into_id))


def _tell_school(session: Session, ids: Collection[int]) -> list[str]:
    judges = session.scalar(
        select(func.count(func.distinct(BarredSchool.judge_id))).where(BarredSchool.school_id.in_(ids))
    )
    if not judges:
        return []
    said = ngettext(
        "%(num)s judge reads nothing of one of them, and will read nothing of the whole school.",
        "%(num)s judges read nothing of one of them, and will read nothing of the whole school.",
        judges,
    )
    return [said]


def _move_city(session: Session, from_id: int, into_id: int) -> None:
    session.execute(update(Judge).where(Judge.city_id == from_id).values(city_id=into_id))


def _tell_city(session: Session, ids: Collection[int]) -> list[str]:
    judges = session.scalar(select(func.count(Judge.id)).where(Judge.city_id.in_(ids)))
    if not judges:
        return []
    said = ngettext(
        "%(num)s judge is from one of them, and will read nothing of the whole city.",
        "%(num)s judges are from one of them, and will read nothing of the whole city.",
        judges,
    )
    return [said]


follow_schools(_move_school, _tell_school)
follow_cities(_move_city, _tell_city)
