"""The letter that brings the proofs to a teacher, reminds of them, or says that an answer is there."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.models import Entry
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.queries import letters_waiting, may_be_told
from competition.publication.proofing.rules import Answer


def _wanted(session: Session, ids: dict[str, Any]) -> bool:
    """Whether teachers may still know, and there still is something to look at: else it stays at home."""
    campaign, account = _cause(session, ids)
    return may_be_told(session, campaign) and bool(_entries(session, campaign, account, ids["why"]))


@mail_event("publication.proof", wanted=_wanted, repeatable=True)
def proof_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """To a teacher: how the works of their classes stand in the book, to be approved or corrected."""
    campaign, account = _cause(session, ids)
    entries = _entries(session, campaign, account, ids["why"])
    forms = {category.id: category.form for category in campaign.categories}
    values = {
        "leaves": [forms[entry.category_id] for entry in entries],
        "name": account.name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "works": [
            (entry.title or entry.number, entry.language, f"{config.base_url}/entry/{entry.ref}/proof")
            for entry in entries
        ],
        "why": ids["why"],
        "public": campaign.announced_at is not None,
    }
    subjects = {
        "sent": _("Please look at the pages of the book: %(campaign)s", campaign=campaign.name),
        "reminder": _("The pages of the book wait for your word: %(campaign)s", campaign=campaign.name),
        "reply": _("An answer about the pages of the book: %(campaign)s", campaign=campaign.name),
    }
    return MailContext(subjects[ids["why"]], "publication.proof", values)


def _entries(session: Session, campaign: Campaign, account: Account, why: str) -> list[Entry]:
    """Return the works that a letter is about: those that wait, or those of which something was answered."""
    return [
        entry
        for entry, letter in letters_waiting(session, campaign.id, account.id)
        if (_is_answered(letter) if why == "reply" else letter.answer is Answer.WAITING)
    ]


def _is_answered(letter: ProofLetter) -> bool:
    return letter.answer is Answer.ASKED and letter.replied_at is not None


def _cause(session: Session, ids: dict[str, Any]) -> tuple[Campaign, Account]:
    row = session.execute(
        select(Campaign, Account)
        .join(Account, Account.ref == ids["account"])
        .where(Campaign.ref == ids["campaign"])
    ).one()
    return row.Campaign, row.Account
