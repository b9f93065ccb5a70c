"""Guardians of those under age who tell a story or say a quote answer by a link, as pupils' families do."""

from datetime import datetime
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City
from competition.consent.guardians import links_of
from competition.consent.models import GuardianLink
from competition.contributions.models import Contribution
from competition.entries.consents.queries import Child, find_children

_BEGINNING = 80
"""So many letters of the words are shown to whoever answers."""


@find_children
def child_of_contribution(session: Session, link: GuardianLink) -> Child | None:
    """Return the child whose words a link is about; None once they are gone, or if it is of age."""
    row = session.execute(
        select(Contribution, City, Campaign)
        .join(City, City.id == Contribution.city_id)
        .join(Campaign, Campaign.id == Contribution.campaign_id)
        .where(Contribution.person_id == link.person_id, Contribution.minor.is_(True))
    ).first()
    if row is None:
        return None
    said, city, campaign = row
    beginning = shorten(said.text, _BEGINNING, placeholder=" …")
    return Child(said.person, beginning, said.language, None, "", city, campaign)


def find_link_of(session: Session, contribution: Contribution) -> GuardianLink | None:
    """Return the link of the guardian, None while nobody has asked."""
    wanted = select(GuardianLink).where(GuardianLink.person_id == contribution.person_id)
    return session.scalar(wanted.where(GuardianLink.called_back_at.is_(None)).limit(1))


def ask_guardian(session: Session, *, contribution: Contribution, actor: Account, now: datetime) -> None:
    """Make the link by which the guardian answers; one that is there already stays."""
    links_of(session, people=[contribution.person], actor=actor, now=now)
