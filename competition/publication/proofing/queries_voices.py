"""What the book prints of statements, stories and quotes, with the pages that were made of them."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.consent.models import Consent
from competition.consent.rules import Channel
from competition.contributions.models import Contribution
from competition.contributions.queries import ContributionShown, contributions_for
from competition.publication.proofing.models import Proof


@dataclass(frozen=True)
class Spoken:
    """What somebody says in the book, and its pages; `touched`: they may have changed since."""

    shown: ContributionShown
    proof: Proof | None
    touched: bool


def spoken(session: Session, campaign_id: int) -> list[Spoken]:
    """Return what the book may print at this moment, by kind and city; four statements."""
    consented = (
        select(func.max(Consent.recorded_at))
        .where(Consent.person_id == Contribution.person_id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Contribution.ref, Contribution.updated_at, consented, Proof)
        .outerjoin(Proof, Proof.contribution_id == Contribution.id)
        .where(Contribution.campaign_id == campaign_id)
    )
    known = {ref: (proof, (changed, said)) for ref, changed, said, proof in rows}
    found = []
    for shown in contributions_for(session, campaign_id, Channel.BOOK):
        proof, changes = known[shown.ref]
        touched = proof is not None and any(at and at > proof.made_at for at in changes)
        found.append(Spoken(shown, proof, touched))
    return found
