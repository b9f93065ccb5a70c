"""The letter in confidence: what a class has won, and whose consents are to be settled by when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import award_name, form_name
from competition.config import Config
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event
from competition.results.confidence.queries import Settled, with_consents, won_works
from competition.results.confidence.wording import state_words
from competition.results.models import Freeze


def _wanted(session: Session, ids: dict[str, Any]) -> bool:
    """Whether the freeze still holds and nothing is public: else the letter stays at home."""
    freeze, campaign, _teacher = _cause(session, ids)
    return freeze.lifted_at is None and campaign.announced_at is None


@mail_event("results.confidence", wanted=_wanted)
def confidence_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A teacher is told before all others, and asked to settle the consents of the works."""
    _freeze, campaign, teacher = _cause(session, ids)
    works = with_consents(session, won_works(session, campaign.id, teacher_id=teacher.id))
    values = {
        "leaves": [each.work.form for each in works],
        "name": teacher.name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "works": [_work(each) for each in works],
        "open": not all(each.state.is_settled for each in works),
        "classes": _classes(works, config),
        "due": datetime.fromisoformat(ids["due"]),
        "public": campaign.calendar.milestones.get(MilestoneKey.RESULTS),
        "zone": campaign.time_zone,
    }
    subject = _("In confidence, before the results are public: %(campaign)s", campaign=campaign.name)
    return MailContext(subject, "results.confidence", values)


def _cause(session: Session, ids: dict[str, Any]) -> tuple[Freeze, Campaign, Account]:
    row = session.execute(
        select(Freeze, Campaign, Account)
        .join(Campaign, Campaign.id == Freeze.campaign_id)
        .join(Account, Account.ref == ids["account"])
        .where(Freeze.ref == ids["freeze"])
    ).one()
    return row.Freeze, row.Campaign, row.Account


def _work(settled: Settled) -> dict[str, Any]:
    work = settled.work
    return {
        "title": work.title,
        "language": work.language,
        "number": work.number,
        "award": award_name(work.kind),
        "form": form_name(work.form),
        "state": state_words(settled.state),
    }


def _classes(works: Sequence[Settled], config: Config) -> list[tuple[str, str]]:
    """Return the teacher's classes with the way to the consents of each."""
    found = {each.work.class_ref: each.work.class_name for each in works}
    return [(name, f"{config.base_url}/class/{ref}/consents") for ref, name in found.items()]
