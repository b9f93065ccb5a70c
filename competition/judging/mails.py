"""Letters to judges: entries are waiting, they are still waiting, there is another day to finish by."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.mail import MailContext, mail_event


@mail_event("judging.open")
def open_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Entries have been released to a judge."""
    values = _values(session, ids, config)
    subject = ngettext(
        "%(num)s entry is waiting for you", "%(num)s entries are waiting for you", values["total"]
    )
    return MailContext(subject, "judging.open", values)


@mail_event("judging.reminder")
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A judge has entries left."""
    values = _values(session, ids, config)
    left = values["total"] - values["done"]
    subject = ngettext("%(num)s entry is still with you", "%(num)s entries are still with you", left)
    return MailContext(subject, "judging.reminder", {**values, "left": left})


@mail_event("judging.moved")
def moved_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The day by which judges finish was moved."""
    subject = _("There is a new last day for reading")
    return MailContext(subject, "judging.moved", _values(session, ids, config))


def _values(session: Session, ids: dict[str, Any], config: Config) -> dict[str, Any]:
    """Return what these letters say: who, which round, until when, how much, where."""
    round_, campaign = session.execute(
        select(Round, Campaign)
        .join(Campaign, Campaign.id == Round.campaign_id)
        .where(Round.ref == ids["round"])
    ).one()
    name, judge_id = session.execute(
        select(Account.name, Judge.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.ref == ids["judge"])
    ).one()
    total, done = session.execute(
        select(
            func.count(Assignment.id),
            func.count(Scoresheet.id).filter(Scoresheet.state == SheetState.SUBMITTED),
        )
        .select_from(Assignment)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Scoresheet)
        .where(Assignment.round_id == round_.id, Assignment.judge_id == judge_id)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
    ).one()
    return {
        "name": name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "round_name": _round_name(round_),
        "closes_at": round_.closes_at,
        "zone": campaign.time_zone,
        "total": total,
        "done": done,
        "url": f"{config.base_url}/c/{campaign.slug}/judging",
    }


def _round_name(round_: Round) -> str:
    """Return the round's name, or its number in words."""
    return round_.name or _("Round %(number)s", number=round_.number)
