"""A teacher finds the pages that they were sent on the pages of their class and of the work, too."""

from flask import url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.outcomes import Asked, add_asked
from competition.publication.proofing.queries import letters_waiting, may_be_told
from competition.publication.proofing.wording import state_of


@add_asked
def _of_class(session: Session, campaign: Campaign, class_id: int, account_id: int) -> list[Asked]:
    found = letters_waiting(session, campaign.id, account_id, class_id)
    if not found or not may_be_told(session, campaign):
        return []
    return [
        Asked(
            entry.ref,
            entry.title or entry.number or "",
            entry.language,
            state_of(letter),
            url_for("entry_proof.page", ref=entry.ref),
        )
        for entry, letter in found
    ]
