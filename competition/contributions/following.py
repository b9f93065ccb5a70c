"""What follows when cities become one: their statements, stories and quotes."""

from collections.abc import Collection

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from competition.campaign.merging import follow_cities
from competition.contributions.models import Contribution
from competition.platform.i18n import ngettext


def _move(session: Session, from_id: int, into_id: int) -> None:
    moved = update(Contribution).where(Contribution.city_id == from_id).values(city_id=into_id)
    session.execute(moved.execution_options(synchronize_session="fetch"))


def _tell(session: Session, ids: Collection[int]) -> list[str]:
    number = session.scalar(select(func.count(Contribution.id)).where(Contribution.city_id.in_(ids))) or 0
    if not number:
        return []
    return [ngettext("%(num)s statement, story or quote", "%(num)s statements, stories and quotes", number)]


follow_cities(_move, _tell)
