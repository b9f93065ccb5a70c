"""Which works the standings leave open, for whoever makes a duel: those too close to call, and equal ones."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.duels import proposing
from competition.platform.i18n import gettext as _
from competition.results.closeness import CLOSE
from competition.results.models import Standing
from competition.results.queries import round_with_standings
from competition.results.ranking import DECIMALS
from competition.results.wording import chance as chance_words
from competition.results.wording import score


@proposing.tells_standings
def tell_standings(session: Session, campaign_id: int, category_id: int) -> dict[int, proposing.Standing]:
    """Tell the standings of a category, the best first; proposed is what the scores leave open."""
    round_ = round_with_standings(session, campaign_id)
    if round_ is None:
        return {}
    rows = session.scalars(
        select(Standing)
        .where(Standing.round_id == round_.id, Standing.category_id == category_id, Standing.reads > 0)
        .order_by(Standing.rank, Standing.entry_id)
    ).all()
    equals = Counter(_score(each) for each in rows)
    return {
        each.entry_id: proposing.Standing(_said(each), _is_open(each, equals), turn, each.was_compared)
        for turn, each in enumerate(rows)
    }


def _score(standing: Standing) -> float:
    return round(standing.calibrated or 0.0, DECIMALS)


def _is_open(standing: Standing, equals: Counter[float]) -> bool:
    """Whether it is too close to call, or equal to another that may win something too."""
    chance = standing.award_probability or 0.0
    return CLOSE[0] <= chance <= CLOSE[1] or (chance > CLOSE[0] and equals[_score(standing)] > 1)


def _said(standing: Standing) -> str:
    if standing.was_compared:
        return _(
            "strength %(score)s (put first in %(raw)s of 100), chance of an award %(chance)s",
            score=score(standing.calibrated, standing.se),
            raw=score(standing.raw),
            chance=chance_words(standing.award_probability),
        )
    return _(
        "%(score)s (raw mean %(raw)s), chance of an award %(chance)s",
        score=score(standing.calibrated, standing.se),
        raw=score(standing.raw),
        chance=chance_words(standing.award_probability),
    )
