"""Who may look at a judge's sheet without being that judge: the campaign's secretariat, in a preview."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.entries.blind import BlindEntry
from competition.judging.models import Round, RoundCategory, RoundEntry
from competition.judging.policies import LIGHT_CAMPAIGN, of_office
from competition.judging.queries.live import STANDING
from competition.web.policies import Policy


def _copies(slug: str, copy_ref: str, *more: Any) -> Select[Any]:
    return (
        select(Campaign, BlindEntry, Category, *more)
        .join(BlindEntry, BlindEntry.campaign_id == Campaign.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .where(Campaign.slug == slug, BlindEntry.ref == copy_ref, STANDING)
        .options(*LIGHT_CAMPAIGN, lazyload(BlindEntry.images))
    )


def _previewed(
    session: Session, viewer: Viewer, slug: str, copy_ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a judges' copy that stands, with its category; one statement."""
    loaded = of_office(session, viewer, _copies(slug, copy_ref), copy=BlindEntry, category=Category)
    return loaded and {**loaded, **rest}


def _previewed_in_round(
    session: Session, viewer: Viewer, slug: str, ref: str, copy_ref: str
) -> dict[str, Any] | None:
    """Load a judges' copy that stands and goes into the round, whatever state that is in; one statement."""
    wanted = (
        _copies(slug, copy_ref, Round)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Round, Round.id == RoundEntry.round_id)
        .join(RoundCategory, RoundCategory.round_id == Round.id)
        .where(RoundCategory.category_id == Category.id, Round.ref == ref)
        .options(lazyload(Round.categories))
    )
    return of_office(session, viewer, wanted, copy=BlindEntry, category=Category, round_=Round)


OFFICE_PREVIEW = Policy("office preview", _previewed)
OFFICE_ROUND_PREVIEW = Policy("office preview in a round", _previewed_in_round)
