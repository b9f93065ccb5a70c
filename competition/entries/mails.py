"""Letters to teachers: the receipt, and what the secretariat has decided."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.campaign.wording import form_name
from competition.config import Config
from competition.entries.deadline import mails as _deadline  # noqa: F401 - it makes itself known
from competition.entries.deadline.places import city_of, there
from competition.entries.identity import Authorship, Receipt, SchoolClass, Submission
from competition.entries.models import Entry, Screening
from competition.entries.queries import leaves_of
from competition.entries.reasons import whole_reason
from competition.entries.rules import end_of_return
from competition.entries.services.guards import closes_for
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.mail import MailContext, mail_event


@dataclass(frozen=True)
class ReceiptLine:
    """One receipt in a letter."""

    number: str
    title: str
    language: str
    form: str
    url: str


@mail_event("entries.receipt", repeatable=True)
def receipt_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """What was submitted, with its numbers."""
    rows = session.execute(
        select(
            Receipt, Entry, Campaign, Account.name.label("teacher"), SchoolClass, Category.form, Submission
        )
        .join(Entry, Entry.id == Receipt.entry_id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .join(Account, Account.id == Receipt.account_id)
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .outerjoin(Submission, Submission.id == Receipt.submission_id)
        .where(Receipt.id.in_(ids["receipts"]))
        .order_by(Receipt.id)
    ).all()
    campaign = rows[0].Campaign
    lines = [
        ReceiptLine(
            row.Entry.number or "",
            row.Entry.title,
            row.Entry.language,
            form_name(row.form),
            f"{config.base_url}/entry/{row.Entry.ref}/receipt",
        )
        for row in rows
    ]
    reader = session.get(Account, ids["reader"]) if "reader" in ids else None
    subject = ngettext("Your receipt for %(num)s entry", "Your receipts for %(num)s entries", len(lines))
    school_class, submission = rows[0].SchoolClass, rows[0].Submission
    values = {
        "there": there(city_of(session, school_class), campaign, rows[0].Receipt.submitted_at),
        "late": sum(row.Receipt.late_by is not None for row in rows),
        "receipt_url": f"{config.base_url}/class/{school_class.ref}/receipts/{submission.ref}"
        if submission
        else "",
        "lines": lines,
        "submitted_at": rows[0].Receipt.submitted_at,
        "name": reader.name if reader else rows[0].teacher,
        "class_name": school_class.name,
        "leaves": _leaves(session, school_class.id),
    }
    return MailContext(subject, "entries.receipt", {**values, **_campaign_values(campaign)})


@mail_event("entries.returned")
def returned_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """An entry came back with a note; until when it may be handed in again."""
    values = _screening_values(session, ids, config)
    return MailContext(_("An entry has come back to you"), "entries.returned", values)


@mail_event("entries.disqualified")
def disqualified_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """An entry does not take part any more, and why."""
    values = _screening_values(session, ids, config)
    return MailContext(_("About an entry of your class"), "entries.disqualified", values)


def _screening_values(session: Session, ids: dict[str, Any], config: Config) -> dict[str, Any]:
    screening, entry, school_class, campaign = session.execute(
        select(Screening, Entry, SchoolClass, Campaign)
        .join(Entry, Entry.id == Screening.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .where(Screening.id == ids["screening"])
    ).one()
    returned = end_of_return(screening.decided_at, screening.until)
    until = max(filter(None, (returned, closes_for(campaign, school_class))))
    return {
        "number": entry.number,
        "title": entry.title,
        "language": entry.language,
        "class_name": school_class.name,
        "leaves": _leaves(session, school_class.id),
        "reason": whole_reason(screening.reasons or [], screening.reason),
        "until": until,
        "url": f"{config.base_url}/entry/{entry.ref}",
        **_campaign_values(campaign),
    }


def _leaves(session: Session, class_id: int) -> list[str]:
    """Return the class's sprig as the classes of the letter's style."""
    return [f"{leaf.form} pale" if leaf.pale else leaf.form for leaf in leaves_of(session, class_id)]


def _campaign_values(campaign: Campaign) -> dict[str, Any]:
    return {
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "zone": campaign.time_zone,
    }
