"""A class's own page tells what its works have won."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.wording import award_name
from competition.entries.identity import Authorship
from competition.entries.outcomes import add_outcomes
from competition.results.models import Award


@add_outcomes
def _of_class(session: Session, campaign: Campaign, class_id: int) -> dict[int, str]:
    rows = session.execute(
        select(Award.entry_id, Award.kind)
        .join(Authorship, Authorship.entry_id == Award.entry_id)
        .where(Award.campaign_id == campaign.id, Authorship.class_id == class_id)
    )
    return {entry_id: award_name(kind) for entry_id, kind in rows}
