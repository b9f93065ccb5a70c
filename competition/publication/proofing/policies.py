"""Who may see a proof: the secretariat all, a teacher those they were sent, while they may know of them

and the work may stand in the book."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import find_campaign, runs
from competition.contributions.models import Contribution
from competition.entries.identity import Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.publication.proofing.models import Proof, ProofLetter
from competition.publication.proofing.queries import may_be_told, shown_to_teachers
from competition.results.models import Award
from competition.web.policies import Policy


def _own(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    found = session.execute(
        select(Entry, Campaign, ProofLetter, Proof)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .join(
            ProofLetter,
            (ProofLetter.entry_id == Entry.id) & (ProofLetter.account_id == ClassTeacher.account_id),
        )
        .outerjoin(Proof, Proof.entry_id == Entry.id)
        .join(Award, Award.entry_id == Entry.id)
        .where(
            Entry.ref == ref,
            Entry.state == EntryState.ACCEPTED,
            Entry.set_apart_at.is_(None),
            ClassTeacher.account_id == viewer.account_id,
        )
    ).one_or_none()
    if found is None or not viewer.reaches(found.Campaign.id) or not may_be_told(session, found.Campaign):
        return None
    if not shown_to_teachers(session, [found.Entry.id]):
        return None
    return {
        "campaign": found.Campaign,
        "entry": found.Entry,
        "letter": found.ProofLetter,
        "proof": found.Proof,
        **rest,
    }


def _office(session: Session, viewer: Viewer, slug: str, ref: str, **rest: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(Proof).join(Entry, Entry.id == Proof.entry_id)
    proof = session.scalar(wanted.where(Entry.ref == ref, Entry.campaign_id == campaign.id))
    return {"proof": proof, **rest} if proof else None


def _voice(session: Session, viewer: Viewer, slug: str, ref: str, **rest: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(Proof).join(Contribution, Contribution.id == Proof.contribution_id)
    wanted = wanted.where(Contribution.ref == ref, Contribution.campaign_id == campaign.id)
    proof = session.scalar(wanted)
    return {"proof": proof, **rest} if proof else None


OWN_PROOF = Policy("the proof of an own work", _own)
OFFICE_PROOF = Policy("the proof of a work", _office)
OFFICE_VOICE_PROOF = Policy("the proof of what somebody says", _voice)
