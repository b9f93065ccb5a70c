"""When the pages of proofs go: with what they show, with its consents, with the freeze, and after the book.

Pages show names. They are made in seconds, so that what may be outdated goes at once and is made anew.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent
from competition.contributions.models import Contribution
from competition.entries.identity import Author
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.publication.proofing.models import Proof
from competition.publication.proofing.services.keeping import drop_proofs
from competition.publication.proofing.services.recording import record
from competition.publication.proofing.services.sending import request_proofs
from competition.results.models import Award, Freeze

KEPT = timedelta(days=30)
"""For so long after the book's publication, and after they were made, pages are there to look back at."""


def is_over(session: Session, now: datetime) -> bool:
    """Whether any pages are kept that nobody is to see; one statement."""
    wanted = select(Proof.id).where(or_(_is_useless(now), _is_outdated())).limit(1)
    return session.scalar(wanted) is not None


def forget_proofs(session: Session, *, now: datetime) -> int:
    """Forget them with their files, and have those made anew of which only a consent has changed."""
    outdated = session.scalars(select(Proof).where(~_is_useless(now), _is_outdated())).all()
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for proof in outdated:
        if proof.entry_id is not None:
            wanted[proof.campaign_id].append(proof.entry_id)
    gone = [*session.scalars(select(Proof).where(_is_useless(now))), *outdated]
    campaigns = dict.fromkeys(proof.campaign_id for proof in gone)
    count = drop_proofs(session, gone, now=now)
    for campaign_id in campaigns:
        campaign = session.get_one(Campaign, campaign_id)
        record(session, campaign, None, now, "proof.forget", "campaign", campaign_id)
        if entries := wanted[campaign_id]:
            request_proofs(session, campaign=campaign, entry_ids=entries, send=False, actor=None, now=now)
    return count


def no_longer_printed(
    session: Session, campaign_id: int, works: Collection[int], voices: Collection[str], begun: datetime
) -> Sequence[Proof]:
    """Return the pages, made before `begun`, of what is not among what the book prints."""
    rows = session.execute(
        select(Proof, Contribution.ref)
        .outerjoin(Contribution, Contribution.id == Proof.contribution_id)
        .where(Proof.campaign_id == campaign_id, Proof.made_at <= begun)
    )
    return [proof for proof, ref in rows if proof.entry_id not in works and ref not in voices]


def _is_useless(now: datetime) -> ColumnElement[bool]:
    """Pages of nobody, of what stands no more, of results that are not frozen, or of a book long out."""
    stands = exists().where(
        Entry.id == Proof.entry_id,
        Entry.state == EntryState.ACCEPTED,
        Entry.set_apart_at.is_(None),
        Award.entry_id == Entry.id,
    )
    frozen = exists().where(Freeze.campaign_id == Proof.campaign_id, Freeze.lifted_at.is_(None))
    out = exists().where(
        Milestone.campaign_id == Proof.campaign_id,
        Milestone.key == MilestoneKey.PUBLICATION,
        Milestone.at <= now - KEPT,
    )
    return or_(
        and_(Proof.contribution_id.is_(None), ~stands),
        ~frozen,
        and_(out, Proof.made_at <= now - KEPT),
    )


def _is_outdated() -> ColumnElement[bool]:
    """Pages older than what somebody allows who is named on them, or may be named no more."""
    of_work = exists().where(
        Author.entry_id == Proof.entry_id,
        Consent.person_id == Author.person_id,
        Consent.recorded_at > Proof.made_at,
    )
    of_voice = exists().where(
        Contribution.id == Proof.contribution_id,
        Consent.person_id == Contribution.person_id,
        Consent.recorded_at > Proof.made_at,
    )
    return or_(of_work, of_voice)
